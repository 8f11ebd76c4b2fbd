package io.gymwire.agents.policygradient;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.ActorCriticMaker;
import io.gymwire.agentsdk.network.Computation;
import io.gymwire.agentsdk.network.FeedforwardActorCritic;
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
import java.util.OptionalDouble;

/** What {@link Ppo} can be told. Steps are environment steps over all environments. */
public record PpoHyperparameters(
    @Describe(
            "units of each hidden fully connected layer; with pictures, after the convolutions of"
                + " Mnih et al. 2015")
        List<Integer> hiddenSizes,
    @Describe("between the layers; with pictures always relu") Activation activation,
    @Describe("whether policy and value differ only in their last layers") boolean sharedLayers,
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
    @Describe(value = "of a rollout, in each environment; T in the paper", unit = "steps")
        int windowSteps,
    @Describe("how often an update goes through its rollout; K in the paper") int epochs,
    @Describe("into how many equal parts a rollout is cut, anew in every epoch") int minibatches,
    @Describe("the discount factor") double gamma,
    @Describe("of generalized advantage estimation: 1 has no bias, 0 the least variance")
        double gaeLambda,
    @Describe("how far the probability ratio may gain from leaving 1; epsilon in the paper")
        double clipRange,
    @Describe("likewise for the value, from the old one; 0: not clipped") double valueClipRange,
    @Describe("whether advantages get mean 0 and deviation 1 in every minibatch")
        boolean normalizeAdvantages,
    @Describe("weight of the entropy in the loss; c_2 in the paper") double entropyCoefficient,
    @Describe("weight of the squared error of the value in the loss; c_1 in the paper")
        double valueCoefficient,
    @Describe(
            "the divergence KL(old, new) of a minibatch, in nats, beyond which the rest of an"
                + " update is left out; none: never")
        OptionalDouble targetKl) {

  /** Checks every value. */
  public PpoHyperparameters {
    hiddenSizes = List.copyOf(hiddenSizes);
    Checks.requireUnits(hiddenSizes);
    require(optimizerEpsilon > 0, "optimizer-epsilon", "above 0", optimizerEpsilon);
    require(learningRate > 0, "learning-rate", "above 0", learningRate);
    require(learningRateEnd >= 0, "learning-rate-end", "0 or more", learningRateEnd);
    require(learningRateSteps >= 1, "learning-rate-steps", "at least 1", learningRateSteps);
    require(maxGradientNorm >= 0, "max-gradient-norm", "0 or more", maxGradientNorm);
    require(windowSteps >= 1, "window-steps", "at least 1", windowSteps);
    require(epochs >= 1, "epochs", "at least 1", epochs);
    require(minibatches >= 1, "minibatches", "at least 1", minibatches);
    require(gamma >= 0 && gamma <= 1, "gamma", "from 0 to 1", gamma);
    require(gaeLambda >= 0 && gaeLambda <= 1, "gae-lambda", "from 0 to 1", gaeLambda);
    require(clipRange > 0, "clip-range", "above 0", clipRange);
    require(valueClipRange >= 0, "value-clip-range", "0 or more", valueClipRange);
    require(entropyCoefficient >= 0, "entropy-coefficient", "0 or more", entropyCoefficient);
    require(valueCoefficient >= 0, "value-coefficient", "0 or more", valueCoefficient);
    require(targetKl.orElse(1) > 0, "target-kl", "above 0", targetKl);
  }

  /** Returns values that solve CartPole-v1 with 8 environments. */
  public static PpoHyperparameters defaults() {
    return new PpoHyperparameters(
        List.of(64, 64),
        Activation.TANH,
        false,
        true,
        Precision.FLOAT32,
        PictureFormat.CHANNELS_LAST,
        OptimizerKind.ADAM,
        1e-8,
        1e-3,
        0,
        ScheduleShape.LINEAR,
        100_000,
        0.5,
        32,
        20,
        1,
        0.98,
        0.8,
        0.2,
        0,
        true,
        0,
        0.5,
        OptionalDouble.empty());
  }

  /** Returns values for games seen as stacks of pictures, with 8 environments: those of CleanRL. */
  public static PpoHyperparameters forPictures() {
    return new PpoHyperparameters(
        List.of(512),
        Activation.RELU,
        true,
        true,
        Precision.FLOAT32,
        PictureFormat.CHANNELS_LAST,
        OptimizerKind.ADAM,
        1e-8,
        2.5e-4,
        0,
        ScheduleShape.LINEAR,
        10_000_000,
        0.5,
        128,
        4,
        4,
        0.99,
        0.95,
        0.1,
        0.1,
        true,
        0.01,
        0.25,
        OptionalDouble.empty());
  }

  /** Returns the values to begin with where observations are members of {@code space}. */
  public static PpoHyperparameters defaultsFor(Space space) {
    return Networks.seesPictures(space) ? forPictures() : defaults();
  }

  /** Returns the settings of a run to begin with that differ from the trainer's own. */
  public static Map<String, String> trainerDefaults(Space observations) {
    return Networks.seesPictures(observations)
        ? Map.of("num-envs", "8", "total-steps", "10000000", "overlap", "false")
        : Map.of(
            "num-envs", "8",
            "total-steps", "100000",
            "evaluate-every", "5000",
            "checkpoint-every", "20000",
            "log-every", "1000");
  }

  /** Returns the learning rate over the run. */
  Schedule learningRates() {
    return new Schedule(learningRateSchedule, learningRate, learningRateEnd, learningRateSteps);
  }

  /** Returns what makes networks of this form. */
  ActorCriticMaker networks(EnvironmentSpec spec, DistributionFamily family) {
    NetworkForm form = form(spec, family);
    return (rows, policyOutputs, seed, device) ->
        new FeedforwardActorCritic(form, sharedLayers, seed, device);
  }

  private NetworkForm form(EnvironmentSpec spec, DistributionFamily family) {
    return Networks.form(
        spec,
        family,
        hiddenSizes,
        activation,
        orthogonalWeights,
        new Computation(precision, pictureFormat));
  }
}
