package io.gymwire.agents.dqn;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.LossFunction;
import io.gymwire.agentsdk.network.NetworkSettings;
import io.gymwire.agentsdk.network.OptimizerSettings;
import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.protocol.space.Space;
import java.util.List;

/** What {@link Dqn} can be told. Steps are environment steps over all environments. */
public record DqnHyperparameters(
    QNetworkSettings network,
    OptimizerSettings optimizer,
    ReturnSettings returns,
    @Describe(value = "of an update", unit = "transitions") int batchSize,
    @Describe(value = "how much the replay memory keeps", unit = "transitions") int replayCapacity,
    PrioritySettings priorities,
    @Describe(
            value = "uniformly random actions before the first update",
            unit = "environment steps")
        long learningStarts,
    @Describe("gradient updates an environment step; 0.25 in Mnih et al. 2015")
        double updatesPerStep,
    @Describe("the discount factor; 0.99 in Mnih et al. 2015") double gamma,
    @Describe(
            value = "rewards summed up before the target network's estimate; 1 in Mnih et al. 2015",
            unit = "steps")
        int nStep,
    @Describe(
            "whether the network that learns chooses the next action and the target network only"
                + " values it (van Hasselt et al. 2016)")
        boolean doubleQ,
    @Describe(value = "between updates of the target network", unit = "gradient updates")
        long targetUpdateInterval,
    @Describe(
            "how far the target network moves then: 1 copies (Mnih et al. 2015), less is soft"
                + " (Lillicrap et al. 2016)")
        double tau,
    ExplorationSettings exploration) {

  /** Checks every value. */
  public DqnHyperparameters {
    require(batchSize >= 1, "batch-size", "at least 1", batchSize);
    require(replayCapacity >= 1, "replay-capacity", "at least 1", replayCapacity);
    require(learningStarts >= 1, "learning-starts", "at least 1", learningStarts);
    require(updatesPerStep > 0, "updates-per-step", "above 0", updatesPerStep);
    require(gamma >= 0 && gamma <= 1, "gamma", "from 0 to 1", gamma);
    require(nStep >= 1, "n-step", "at least 1", nStep);
    require(
        targetUpdateInterval >= 1, "target-update-interval", "at least 1", targetUpdateInterval);
    require(tau > 0 && tau <= 1, "tau", "above 0 and at most 1", tau);
  }

  /**
   * Returns values that solve CartPole-v1. The squared error matters there: returns are around 100,
   * the rare terminal steps are outliers to Huber's loss, and without them the values grow for
   * ever.
   */
  public static DqnHyperparameters defaults() {
    return new DqnHyperparameters(
        QNetworkSettings.plain(NetworkSettings.of(List.of(128, 128), Activation.RELU)),
        OptimizerSettings.adam(Schedule.linear(1e-3, 1e-4, 50_000)),
        ReturnSettings.mean(LossFunction.MSE),
        64,
        50_000,
        PrioritySettings.uniform(),
        1_000,
        1,
        0.99,
        1,
        false,
        1,
        0.01,
        new ExplorationSettings(1, 0.04, 8_000));
  }

  /**
   * Returns values for games seen as stacks of pictures: the network of Mnih et al. 2015, with the
   * shorter schedules, the squared error and Adam with which Lightning Bolts learns Pong in some
   * hundred thousand steps.
   */
  public static DqnHyperparameters forPictures() {
    return Settings.with(
        defaults(),
        "hidden-sizes=512",
        "learning-rate=1e-4",
        "learning-rate-schedule=constant",
        "learning-rate-steps=1000000",
        "batch-size=32",
        "replay-capacity=100000",
        "learning-starts=10000",
        "target-update-interval=1000",
        "tau=1",
        "epsilon-end=0.02",
        "epsilon-steps=150000");
  }

  /** Returns the values to begin with where observations are members of {@code space}. */
  public static DqnHyperparameters defaultsFor(Space space) {
    return PictureShape.isIn(space) ? forPictures() : defaults();
  }
}
