package io.gymwire.agents.dqn;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.Computation;
import io.gymwire.agentsdk.network.FeedforwardQNetwork;
import io.gymwire.agentsdk.network.LossFunction;
import io.gymwire.agentsdk.network.Noise;
import io.gymwire.agentsdk.network.OptimizerKind;
import io.gymwire.agentsdk.network.PictureFormat;
import io.gymwire.agentsdk.network.Precision;
import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.QNetworkForm;
import io.gymwire.agentsdk.network.QNetworkMaker;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.observation.PictureStacks;
import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.agentsdk.training.ScheduleShape;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Device;

/** What {@link Dqn} can be told. Steps are environment steps over all environments. */
public record DqnHyperparameters(
    @Describe(
            "units of each hidden fully connected layer of the Q-network; with pictures, after the"
                + " convolutions of Mnih et al. 2015")
        List<Integer> hiddenSizes,
    @Describe("between the layers; with pictures always relu") Activation activation,
    @Describe(
            "with pictures, the numbers that the network computes with; bfloat16 is faster on"
                + " processors that have it")
        Precision precision,
    @Describe("with pictures, how they lie in memory; changes speed only")
        PictureFormat pictureFormat,
    @Describe("the rule that applies gradients; Mnih et al. 2015 used RMSprop")
        OptimizerKind optimizer,
    @Describe("keeps the optimiser's steps finite: added to the root of the mean squared gradient")
        double optimizerEpsilon,
    @Describe("of the optimiser, at step 0") double learningRate,
    @Describe("of the optimiser, when its schedule has run") double learningRateEnd,
    @Describe("the curve between the two learning rates") ScheduleShape learningRateSchedule,
    @Describe(value = "how long the schedule of the learning rate runs", unit = "environment steps")
        long learningRateSteps,
    @Describe(
            "of the difference between Q and its target; Mnih et al. 2015 clip the error, which is"
                + " Huber's")
        LossFunction loss,
    @Describe("to which longer gradients are shortened; 0 leaves them alone")
        double maxGradientNorm,
    @Describe(value = "of an update", unit = "transitions") int batchSize,
    @Describe(value = "how much the replay memory keeps", unit = "transitions") int replayCapacity,
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
    @Describe(
            "whether the last hidden layer is two, one to value the state and one to compare the"
                + " actions (Wang et al. 2016)")
        boolean dueling,
    @Describe("in the weights, to explore with (Fortunato et al. 2018); set epsilon to 0 with it")
        Noise noise,
    @Describe("how much noise at first; none: the paper's, 0.017 independent and 0.5 factorised")
        OptionalDouble noiseSigma,
    @Describe(
            "whether transitions with large errors are drawn more often (Schaul et al. 2016);"
                + " otherwise all alike")
        boolean prioritized,
    @Describe("the exponent of the priorities; 0 draws all alike") double priorityAlpha,
    @Describe("how far weights make up for the priorities at step 0; 1 is fully")
        double priorityBeta,
    @Describe(value = "how long that rises to 1", unit = "environment steps")
        long priorityBetaSteps,
    @Describe(
            "whether the distribution of returns is learnt in place of their mean (Bellemare et al."
                + " 2017); its loss is the cross-entropy")
        boolean distributional,
    @Describe("of the distribution, evenly spaced; 51 in the paper") int atoms,
    @Describe("the lowest return there is to the distribution") double vMin,
    @Describe("the highest return there is to the distribution") double vMax,
    @Describe(value = "between updates of the target network", unit = "gradient updates")
        long targetUpdateInterval,
    @Describe(
            "how far the target network moves then: 1 copies (Mnih et al. 2015), less is soft"
                + " (Lillicrap et al. 2016)")
        double tau,
    @Describe("the probability of a random action at step 0") double epsilonStart,
    @Describe("the probability of a random action once it has fallen") double epsilonEnd,
    @Describe(value = "how long it falls, along a straight line", unit = "environment steps")
        long epsilonSteps) {

  /** Checks every value. */
  public DqnHyperparameters {
    hiddenSizes = List.copyOf(hiddenSizes);
    require(
        hiddenSizes.stream().allMatch(units -> units >= 1),
        "hidden-sizes",
        "at least 1 each",
        hiddenSizes);
    require(optimizerEpsilon > 0, "optimizer-epsilon", "above 0", optimizerEpsilon);
    require(learningRate > 0, "learning-rate", "above 0", learningRate);
    require(learningRateEnd >= 0, "learning-rate-end", "0 or more", learningRateEnd);
    require(learningRateSteps >= 1, "learning-rate-steps", "at least 1", learningRateSteps);
    require(maxGradientNorm >= 0, "max-gradient-norm", "0 or more", maxGradientNorm);
    require(batchSize >= 1, "batch-size", "at least 1", batchSize);
    require(replayCapacity >= 1, "replay-capacity", "at least 1", replayCapacity);
    require(learningStarts >= 1, "learning-starts", "at least 1", learningStarts);
    require(updatesPerStep > 0, "updates-per-step", "above 0", updatesPerStep);
    require(gamma >= 0 && gamma <= 1, "gamma", "from 0 to 1", gamma);
    require(nStep >= 1, "n-step", "at least 1", nStep);
    require(
        noiseSigma.isEmpty() || noiseSigma.getAsDouble() > 0, "noise-sigma", "above 0", noiseSigma);
    require(
        priorityAlpha >= 0 && priorityAlpha <= 1, "priority-alpha", "from 0 to 1", priorityAlpha);
    require(priorityBeta >= 0 && priorityBeta <= 1, "priority-beta", "from 0 to 1", priorityBeta);
    require(priorityBetaSteps >= 1, "priority-beta-steps", "at least 1", priorityBetaSteps);
    require(atoms >= 2, "atoms", "at least 2", atoms);
    require(vMax > vMin, "v-max", "above v-min, " + vMin, vMax);
    require(
        targetUpdateInterval >= 1, "target-update-interval", "at least 1", targetUpdateInterval);
    require(tau > 0 && tau <= 1, "tau", "above 0 and at most 1", tau);
    require(epsilonStart >= 0 && epsilonStart <= 1, "epsilon-start", "from 0 to 1", epsilonStart);
    require(epsilonEnd >= 0 && epsilonEnd <= 1, "epsilon-end", "from 0 to 1", epsilonEnd);
    require(epsilonSteps >= 1, "epsilon-steps", "at least 1", epsilonSteps);
  }

  /**
   * Returns values that solve CartPole-v1. The squared error matters there: returns are around 100,
   * the rare terminal steps are outliers to Huber's loss, and without them the values grow for
   * ever.
   */
  public static DqnHyperparameters defaults() {
    return new DqnHyperparameters(
        List.of(128, 128),
        Activation.RELU,
        Precision.FLOAT32,
        PictureFormat.CHANNELS_LAST,
        OptimizerKind.ADAM,
        1e-8,
        1e-3,
        1e-4,
        ScheduleShape.LINEAR,
        50_000,
        LossFunction.MSE,
        0,
        64,
        50_000,
        1_000,
        1,
        0.99,
        1,
        false,
        false,
        Noise.NONE,
        OptionalDouble.empty(),
        false,
        0.6,
        0.4,
        100_000,
        false,
        51,
        -10,
        10,
        1,
        0.01,
        1,
        0.04,
        8_000);
  }

  /**
   * Returns values for games seen as stacks of pictures: the network and the Huber loss of Mnih et
   * al. 2015, with the shorter schedules and Adam with which Lightning Bolts and others learn Pong
   * in some hundred thousand steps.
   */
  public static DqnHyperparameters forPictures() {
    return new DqnHyperparameters(
        List.of(512),
        Activation.RELU,
        Precision.FLOAT32,
        PictureFormat.CHANNELS_LAST,
        OptimizerKind.ADAM,
        1e-8,
        1e-4,
        1e-4,
        ScheduleShape.CONSTANT,
        1_000_000,
        LossFunction.HUBER,
        0,
        32,
        100_000,
        10_000,
        1,
        0.99,
        1,
        false,
        false,
        Noise.NONE,
        OptionalDouble.empty(),
        false,
        0.6,
        0.4,
        100_000,
        false,
        51,
        -10,
        10,
        1_000,
        1,
        1,
        0.02,
        100_000);
  }

  /** Returns the values to begin with where observations are members of {@code space}. */
  public static DqnHyperparameters defaultsFor(Space space) {
    return space instanceof Box box && PictureStacks.suits(box) ? forPictures() : defaults();
  }

  /** Returns the learning rate over the run. */
  Schedule learningRates() {
    return new Schedule(learningRateSchedule, learningRate, learningRateEnd, learningRateSteps);
  }

  /** Returns the probability of a random action over the run. */
  Schedule epsilons() {
    return Schedule.linear(epsilonStart, epsilonEnd, epsilonSteps);
  }

  /** Returns beta, how far weights make up for the priorities, over the run. */
  Schedule priorityBetas() {
    return Schedule.linear(priorityBeta, 1, priorityBetaSteps);
  }

  /** Returns the exponent of the priorities, if there are any. */
  OptionalDouble priorityExponent() {
    return prioritized ? OptionalDouble.of(priorityAlpha) : OptionalDouble.empty();
  }

  /** Returns what is learnt about returns. */
  ReturnEstimate estimate(Device device) {
    return distributional
        ? new ReturnDistribution(atoms, vMin, vMax, device)
        : new MeanReturn(loss);
  }

  /** Returns a network of this form for any observations; see {@link QNetworkMaker}. */
  QNetwork network(ObservationRows rows, int actions, int numbers, long seed, Device device) {
    boolean pictures = rows.space() instanceof Box box && PictureStacks.suits(box);
    QNetworkForm form =
        new QNetworkForm(
            hiddenSizes,
            pictures ? Activation.RELU : activation,
            dueling,
            noise,
            firstSigma(),
            actions,
            numbers);
    Computation computation = new Computation(precision, pictureFormat);
    return new FeedforwardQNetwork(rows, form, computation, seed, device);
  }

  /** Returns how much noise there is at first. */
  double firstSigma() {
    return noiseSigma.orElse(noise.paperSigma());
  }
}
