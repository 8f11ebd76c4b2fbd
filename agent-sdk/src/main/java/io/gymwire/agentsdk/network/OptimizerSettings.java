package io.gymwire.agentsdk.network;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.agentsdk.training.ScheduleShape;

/** Settings of gradient descent: the optimiser, its learning rate over a run, and clipping. */
public record OptimizerSettings(
    @Describe("the rule that applies gradients; RMSprop in Mnih et al. 2015 and 2016")
        OptimizerKind optimizer,
    @Describe("keeps the optimiser's steps finite: added to the root of the mean squared gradient")
        double optimizerEpsilon,
    @Describe("of the optimiser, at step 0") double learningRate,
    @Describe("of the optimiser, when its schedule has run") double learningRateEnd,
    @Describe("the curve between the two learning rates") ScheduleShape learningRateSchedule,
    @Describe(value = "how long the schedule of the learning rate runs", unit = "environment steps")
        long learningRateSteps,
    @Describe("to which longer gradients are shortened; 0 leaves them alone")
        double maxGradientNorm) {

  /** Checks every value. */
  public OptimizerSettings {
    require(optimizerEpsilon > 0, "optimizer-epsilon", "above 0", optimizerEpsilon);
    require(learningRate > 0, "learning-rate", "above 0", learningRate);
    require(learningRateEnd >= 0, "learning-rate-end", "0 or more", learningRateEnd);
    require(
        learningRateSchedule == ScheduleShape.CONSTANT || learningRateEnd <= learningRate,
        "learning-rate-end",
        "at most learning-rate, %s, unless learning-rate-schedule is constant"
            .formatted(learningRate),
        learningRateEnd);
    require(learningRateSteps >= 1, "learning-rate-steps", "at least 1", learningRateSteps);
    require(maxGradientNorm >= 0, "max-gradient-norm", "0 or more", maxGradientNorm);
  }

  /** Returns Adam with PyTorch's epsilon, which takes gradients as long as they are. */
  public static OptimizerSettings adam(Schedule learningRates) {
    return new OptimizerSettings(
        OptimizerKind.ADAM,
        ParameterOptimizer.PYTORCH_EPSILON,
        learningRates.start(),
        learningRates.end(),
        learningRates.shape(),
        learningRates.steps(),
        0);
  }

  /** Returns the same but for the norm to which longer gradients are shortened. */
  public OptimizerSettings withMaxGradientNorm(double norm) {
    return new OptimizerSettings(
        optimizer,
        optimizerEpsilon,
        learningRate,
        learningRateEnd,
        learningRateSchedule,
        learningRateSteps,
        norm);
  }

  /** Returns the learning rate over the run. */
  public Schedule learningRates() {
    return new Schedule(learningRateSchedule, learningRate, learningRateEnd, learningRateSteps);
  }

  /** Returns an optimiser of {@code parameters} that has seen nothing yet. */
  public ParameterOptimizer newOptimizer(ParameterVector parameters) {
    return new ParameterOptimizer(optimizer, optimizerEpsilon, parameters);
  }
}
