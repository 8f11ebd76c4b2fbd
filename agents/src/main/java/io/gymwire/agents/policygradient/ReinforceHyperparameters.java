package io.gymwire.agents.policygradient;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.Computation;
import io.gymwire.agentsdk.network.NetworkForm;
import io.gymwire.agentsdk.network.OptimizerKind;
import io.gymwire.agentsdk.network.PictureFormat;
import io.gymwire.agentsdk.network.Precision;
import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.agentsdk.training.ScheduleShape;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;

/** What {@link Reinforce} can be told. Steps are environment steps over all environments. */
public record ReinforceHyperparameters(
    @Describe(
            "units of each hidden fully connected layer; with pictures, after the convolutions of"
                + " Mnih et al. 2015")
        List<Integer> hiddenSizes,
    @Describe("between the layers; with pictures always relu") Activation activation,
    @Describe(
            "whether weights begin orthogonal, with gains sqrt(2), 0.01 for the policy's and 1 for"
                + " the value's last layer, or as PyTorch's layers do")
        boolean orthogonalWeights,
    @Describe(
            "with pictures, the numbers that the network computes with; bfloat16 is faster on"
                + " processors that have it")
        Precision precision,
    @Describe("with pictures, how they lie in memory; changes speed only")
        PictureFormat pictureFormat,
    @Describe("the rule that applies gradients") OptimizerKind optimizer,
    @Describe("keeps the optimiser's steps finite: added to the root of the mean squared gradient")
        double optimizerEpsilon,
    @Describe("of the optimiser, at step 0") double learningRate,
    @Describe("of the optimiser, when its schedule has run") double learningRateEnd,
    @Describe("the curve between the two learning rates") ScheduleShape learningRateSchedule,
    @Describe(value = "how long the schedule of the learning rate runs", unit = "environment steps")
        long learningRateSteps,
    @Describe("to which longer gradients are shortened; 0 leaves them alone")
        double maxGradientNorm,
    @Describe(value = "of an update, all under one policy", unit = "episodes") int batchEpisodes,
    @Describe("the discount factor") double gamma,
    @Describe(
            "what is taken off a return; what the mean of a batch has in it of the return itself"
                + " makes it a little biased")
        Baseline baseline,
    @Describe("of the optimiser of the baseline value") double valueLearningRate,
    @Describe(value = "of the baseline value after each of the policy", unit = "gradient updates")
        int valueUpdates) {

  /** Checks every value. */
  public ReinforceHyperparameters {
    hiddenSizes = List.copyOf(hiddenSizes);
    Checks.requireUnits(hiddenSizes);
    require(optimizerEpsilon > 0, "optimizer-epsilon", "above 0", optimizerEpsilon);
    require(learningRate > 0, "learning-rate", "above 0", learningRate);
    require(learningRateEnd >= 0, "learning-rate-end", "0 or more", learningRateEnd);
    require(learningRateSteps >= 1, "learning-rate-steps", "at least 1", learningRateSteps);
    require(maxGradientNorm >= 0, "max-gradient-norm", "0 or more", maxGradientNorm);
    require(batchEpisodes >= 1, "batch-episodes", "at least 1", batchEpisodes);
    require(gamma >= 0 && gamma <= 1, "gamma", "from 0 to 1", gamma);
    require(valueLearningRate > 0, "value-learning-rate", "above 0", valueLearningRate);
    require(valueUpdates >= 1, "value-updates", "at least 1", valueUpdates);
  }

  /** Returns values that solve CartPole-v1 with one environment. */
  public static ReinforceHyperparameters defaults() {
    return new ReinforceHyperparameters(
        List.of(64, 64),
        Activation.TANH,
        true,
        Precision.FLOAT32,
        PictureFormat.CHANNELS_LAST,
        OptimizerKind.ADAM,
        1e-8,
        1e-2,
        1e-2,
        ScheduleShape.CONSTANT,
        500_000,
        0,
        4,
        0.99,
        Baseline.NONE,
        3e-3,
        20);
  }

  /** Returns values for games seen as stacks of pictures, with one environment; not tuned. */
  public static ReinforceHyperparameters forPictures() {
    return new ReinforceHyperparameters(
        List.of(512),
        Activation.RELU,
        true,
        Precision.FLOAT32,
        PictureFormat.CHANNELS_LAST,
        OptimizerKind.ADAM,
        1e-8,
        1e-3,
        1e-3,
        ScheduleShape.CONSTANT,
        10_000_000,
        0.5,
        4,
        0.99,
        Baseline.NONE,
        1e-3,
        5);
  }

  /** Returns the values to begin with where observations are members of {@code space}. */
  public static ReinforceHyperparameters defaultsFor(Space space) {
    return Networks.seesPictures(space) ? forPictures() : defaults();
  }

  /** Returns the settings of a run to begin with that differ from the trainer's own. */
  public static Map<String, String> trainerDefaults(Space observations) {
    return Networks.seesPictures(observations)
        ? Map.of("num-envs", "1", "total-steps", "10000000", "overlap", "false")
        : Map.of(
            "num-envs", "1",
            "total-steps", "500000",
            "evaluate-every", "10000",
            "checkpoint-every", "20000",
            "log-every", "1000");
  }

  /** Returns the learning rate over the run. */
  Schedule learningRates() {
    return new Schedule(learningRateSchedule, learningRate, learningRateEnd, learningRateSteps);
  }

  NetworkForm form(EnvironmentSpec spec, DistributionFamily family) {
    return Networks.form(
        spec,
        family,
        hiddenSizes,
        activation,
        orthogonalWeights,
        new Computation(precision, pictureFormat));
  }
}
