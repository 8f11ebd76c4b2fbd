package io.gymwire.agents.policygradient;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.ActorCriticMaker;
import io.gymwire.agentsdk.network.NetworkSettings;
import io.gymwire.agentsdk.network.OptimizerSettings;
import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;

/** What {@link A2c} can be told. Steps are environment steps over all environments. */
public record A2cHyperparameters(
    PolicyNetworkSettings network,
    @Describe("whether policy and value differ only in their last layers") boolean sharedLayers,
    OptimizerSettings optimizer,
    RolloutSettings rollout,
    @Describe("whether advantages get mean 0 and deviation 1 in every update; not so in the paper")
        boolean normalizeAdvantages,
    @Describe("weight of the entropy in the loss; beta in the paper") double entropyCoefficient,
    @Describe("weight of the squared error of the value in the loss") double valueCoefficient) {

  /** Checks every value. */
  public A2cHyperparameters {
    require(entropyCoefficient >= 0, "entropy-coefficient", "0 or more", entropyCoefficient);
    require(valueCoefficient >= 0, "value-coefficient", "0 or more", valueCoefficient);
  }

  /** Returns values that solve CartPole-v1 with 8 environments. */
  public static A2cHyperparameters defaults() {
    return new A2cHyperparameters(
        new PolicyNetworkSettings(NetworkSettings.of(List.of(64, 64), Activation.TANH), true),
        false,
        OptimizerSettings.adam(Schedule.linear(7e-4, 0, 500_000)).withMaxGradientNorm(0.5),
        new RolloutSettings(5, 0.99, 1),
        false,
        0,
        0.5);
  }

  /**
   * Returns values for games seen as stacks of pictures, with 16 environments: those of
   * Stable-Baselines3, with RMSprop as in the paper.
   */
  public static A2cHyperparameters forPictures() {
    return Settings.with(
        defaults(),
        "hidden-sizes=512",
        "activation=relu",
        "shared-layers=true",
        "optimizer=rmsprop",
        "learning-rate-steps=10000000",
        "entropy-coefficient=0.01",
        "value-coefficient=0.25");
  }

  /** Returns the values to begin with where observations are members of {@code space}. */
  public static A2cHyperparameters defaultsFor(Space space) {
    return PictureShape.isIn(space) ? forPictures() : defaults();
  }

  /** Returns the settings of a run to begin with that differ from the trainer's own. */
  public static Map<String, String> trainerDefaults(Space observations) {
    return PictureShape.isIn(observations)
        ? TrainerDefaults.forPictures(16)
        : TrainerDefaults.forVectors(8, 500_000, 10_000);
  }

  /** Returns what makes networks of this form. */
  ActorCriticMaker networks(EnvironmentSpec spec) {
    return network.both(spec, sharedLayers);
  }
}
