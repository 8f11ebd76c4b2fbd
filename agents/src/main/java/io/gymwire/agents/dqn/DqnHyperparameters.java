package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.LossFunction;
import io.gymwire.agentsdk.network.OptimizerKind;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.agentsdk.training.ScheduleShape;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;

/**
 * What {@link Dqn} can be told. Steps are environment steps over all environments.
 *
 * @param hiddenSizes units of each hidden layer of the Q-network
 * @param activation between the layers
 * @param optimizer the rule that applies gradients; Mnih et al. 2015 used RMSprop, Adam is today's
 *     custom
 * @param learningRate of the optimiser, at step 0
 * @param learningRateEnd of the optimiser, when its schedule has run
 * @param learningRateSchedule the curve between the two
 * @param learningRateSteps how long the schedule of the learning rate runs
 * @param loss of the difference between Q and its target; Mnih et al. 2015 clip the error, which is
 *     Huber's loss
 * @param maxGradientNorm to which longer gradients are shortened; 0 leaves them alone
 * @param batchSize transitions an update
 * @param replayCapacity transitions that the replay memory keeps
 * @param learningStarts steps of uniformly random actions before the first update: the warm start
 * @param updatesPerStep gradient updates an environment step, 0.25 in Mnih et al. 2015
 * @param gamma the discount factor, 0.99 in Mnih et al. 2015
 * @param targetUpdateInterval updates between updates of the target network
 * @param tau how far the target network moves then: 1 is the hard copy of Mnih et al. 2015, less
 *     the soft update of Lillicrap et al. 2016
 * @param epsilonStart the probability of a random action at step 0
 * @param epsilonEnd the probability of a random action from step epsilonSteps on
 * @param epsilonSteps how long it falls, along a straight line
 */
public record DqnHyperparameters(
    List<Integer> hiddenSizes,
    Activation activation,
    OptimizerKind optimizer,
    double learningRate,
    double learningRateEnd,
    ScheduleShape learningRateSchedule,
    long learningRateSteps,
    LossFunction loss,
    double maxGradientNorm,
    int batchSize,
    int replayCapacity,
    long learningStarts,
    double updatesPerStep,
    double gamma,
    long targetUpdateInterval,
    double tau,
    double epsilonStart,
    double epsilonEnd,
    long epsilonSteps) {

  /** Checks every value. */
  public DqnHyperparameters {
    hiddenSizes = List.copyOf(hiddenSizes);
    require(hiddenSizes.stream().allMatch(units -> units >= 1), "hidden_sizes", "at least 1 each");
    require(learningRate > 0, "learning_rate", "above 0");
    require(learningRateEnd >= 0, "learning_rate_end", "0 or more");
    require(learningRateSteps >= 1, "learning_rate_steps", "at least 1");
    require(maxGradientNorm >= 0, "max_gradient_norm", "0 or more");
    require(batchSize >= 1, "batch_size", "at least 1");
    require(replayCapacity >= 1, "replay_capacity", "at least 1");
    require(learningStarts >= 1, "learning_starts", "at least 1");
    require(updatesPerStep > 0, "updates_per_step", "above 0");
    require(gamma >= 0 && gamma <= 1, "gamma", "from 0 to 1");
    require(targetUpdateInterval >= 1, "target_update_interval", "at least 1");
    require(tau > 0 && tau <= 1, "tau", "above 0 and at most 1");
    require(epsilonStart >= 0 && epsilonStart <= 1, "epsilon_start", "from 0 to 1");
    require(epsilonEnd >= 0 && epsilonEnd <= 1, "epsilon_end", "from 0 to 1");
    require(epsilonSteps >= 1, "epsilon_steps", "at least 1");
  }

  /**
   * Returns values that solve CartPole-v1 from every seed tried; the module's documentation has the
   * table.
   */
  public static DqnHyperparameters defaults() {
    return new DqnHyperparameters(
        List.of(128, 128),
        Activation.RELU,
        OptimizerKind.ADAM,
        1e-3,
        1e-4,
        ScheduleShape.LINEAR,
        50_000,
        LossFunction.HUBER,
        10,
        128,
        50_000,
        1_000,
        0.5,
        0.99,
        250,
        1,
        1,
        0.04,
        8_000);
  }

  /** Returns the learning rate over the run. */
  Schedule learningRates() {
    return new Schedule(learningRateSchedule, learningRate, learningRateEnd, learningRateSteps);
  }

  /** Returns the probability of a random action over the run. */
  Schedule epsilons() {
    return Schedule.linear(epsilonStart, epsilonEnd, epsilonSteps);
  }

  private static void require(boolean allowed, String name, String range) {
    if (!allowed) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          name,
          name + " has a value that is not allowed; it must be " + range);
    }
  }
}
