package io.gymwire.agents.policygradient;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.NetworkSettings;
import io.gymwire.agentsdk.network.OptimizerSettings;
import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;

/** What {@link Vpg} can be told. Steps are environment steps over all environments. */
public record VpgHyperparameters(
    PolicyNetworkSettings network,
    OptimizerSettings optimizer,
    RolloutSettings rollout,
    @Describe("whether advantages get mean 0 and deviation 1 in every update")
        boolean normalizeAdvantages,
    @Describe("weight of the entropy in the loss") double entropyCoefficient,
    CriticSettings critic) {

  /** Checks every value. */
  public VpgHyperparameters {
    require(entropyCoefficient >= 0, "entropy-coefficient", "0 or more", entropyCoefficient);
  }

  /** Returns values that solve CartPole-v1 with 8 environments. */
  public static VpgHyperparameters defaults() {
    return new VpgHyperparameters(
        new PolicyNetworkSettings(NetworkSettings.of(List.of(64, 64), Activation.TANH), true),
        OptimizerSettings.adam(Schedule.constant(1e-2, 500_000)),
        new RolloutSettings(128, 0.99, 0.97),
        true,
        0,
        new CriticSettings(3e-3, 20));
  }

  /** Returns values for games seen as stacks of pictures, with 16 environments; not tuned. */
  public static VpgHyperparameters forPictures() {
    return Settings.with(
        defaults(),
        "hidden-sizes=512",
        "activation=relu",
        "learning-rate=1e-3",
        "learning-rate-end=1e-3",
        "learning-rate-steps=10000000",
        "max-gradient-norm=0.5",
        "window-steps=32",
        "gae-lambda=0.95",
        "entropy-coefficient=0.01",
        "value-learning-rate=1e-3",
        "value-updates=5");
  }

  /** Returns the values to begin with where observations are members of {@code space}. */
  public static VpgHyperparameters defaultsFor(Space space) {
    return PictureShape.isIn(space) ? forPictures() : defaults();
  }

  /** Returns the settings of a run to begin with that differ from the trainer's own. */
  public static Map<String, String> trainerDefaults(Space observations) {
    return PictureShape.isIn(observations)
        ? TrainerDefaults.forPictures(16)
        : TrainerDefaults.forVectors(8, 500_000, 10_000);
  }
}
