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

/** What {@link Reinforce} can be told. Steps are environment steps over all environments. */
public record ReinforceHyperparameters(
    PolicyNetworkSettings network,
    OptimizerSettings optimizer,
    @Describe(value = "of an update, all under one policy", unit = "episodes") int batchEpisodes,
    @Describe("the discount factor") double gamma,
    @Describe(
            "what is taken off a return; what the mean of a batch has in it of the return itself"
                + " makes it a little biased")
        Baseline baseline,
    CriticSettings critic) {

  /** Checks every value. */
  public ReinforceHyperparameters {
    require(batchEpisodes >= 1, "batch-episodes", "at least 1", batchEpisodes);
    require(gamma >= 0 && gamma <= 1, "gamma", "from 0 to 1", gamma);
  }

  /** Returns values that solve CartPole-v1 with one environment. */
  public static ReinforceHyperparameters defaults() {
    return new ReinforceHyperparameters(
        new PolicyNetworkSettings(NetworkSettings.of(List.of(64, 64), Activation.TANH), true),
        OptimizerSettings.adam(Schedule.constant(1e-2, 500_000)),
        4,
        0.99,
        Baseline.NONE,
        new CriticSettings(3e-3, 20));
  }

  /** Returns values for games seen as stacks of pictures, with one environment; not tuned. */
  public static ReinforceHyperparameters forPictures() {
    return Settings.with(
        defaults(),
        "hidden-sizes=512",
        "activation=relu",
        "learning-rate=1e-3",
        "learning-rate-end=1e-3",
        "learning-rate-steps=10000000",
        "max-gradient-norm=0.5",
        "value-learning-rate=1e-3",
        "value-updates=5");
  }

  /** Returns the values to begin with where observations are members of {@code space}. */
  public static ReinforceHyperparameters defaultsFor(Space space) {
    return PictureShape.isIn(space) ? forPictures() : defaults();
  }

  /** Returns the settings of a run to begin with that differ from the trainer's own. */
  public static Map<String, String> trainerDefaults(Space observations) {
    return PictureShape.isIn(observations)
        ? TrainerDefaults.forPictures(1)
        : TrainerDefaults.forVectors(1, 500_000, 10_000);
  }
}
