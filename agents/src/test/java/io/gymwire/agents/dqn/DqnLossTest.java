package io.gymwire.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agents.dqn.Reference.Transition;
import io.gymwire.agents.policygradient.FiniteDifferences;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.network.LossFunction;
import io.gymwire.agentsdk.network.Noise;
import io.gymwire.agentsdk.network.ParameterVector;
import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.QNetworkMaker;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.random.SeedSequence;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loss and gradient of one update of every preset against the papers' equations in float64 and
 * plain loops, with every component of the gradient by central differences.
 */
final class DqnLossTest {
  private static final int ACTIONS = 3;
  private static final int STEPS = 8;
  private static final int BATCH = 16;
  private static final long SEED = 5;
  private static final List<Integer> HIDDEN_SIZES = List.of(6, 5);
  private static final EnvironmentSpec SPEC =
      EnvironmentSpec.of("Test-v0", Box.of(-9, 9, DType.FLOAT32, 2), Discrete.of(ACTIONS));

  /** Small networks, gradients as long as they are, and updates from step 4 on. */
  private static final List<String> EVERYWHERE =
      List.of(
          "hidden-sizes=6,5",
          "max-gradient-norm=0",
          "batch-size=" + BATCH,
          "learning-starts=3",
          "gamma=0.9",
          "target-update-interval=1000",
          "noise-sigma=0.5",
          "priority-beta-steps=8",
          "atoms=5",
          "v-min=-3",
          "v-max=3");

  private final List<QNetwork> networks = new ArrayList<>();
  private final List<Dqn> agents = new ArrayList<>();
  private final Map<String, Double> metrics = new HashMap<>();
  private final double[][] states = new double[STEPS][2];
  private final double[][] next = new double[STEPS][2];
  private final double[] rewards = new double[STEPS];
  private final int[] actions = new int[STEPS];

  @AfterEach
  void close() {
    agents.forEach(Dqn::close);
  }

  static Stream<Arguments> forms() {
    List<Arguments> forms = new ArrayList<>();
    for (DqnPreset preset : DqnPreset.ALL) {
      for (LossFunction loss : LossFunction.values()) {
        if (preset.defaults().network().noise() == Noise.NONE) {
          forms.add(form(preset, "loss=" + loss));
        } else {
          forms.add(form(preset, "loss=" + loss, "noise=factorised"));
          forms.add(form(preset, "loss=" + loss, "noise=independent"));
        }
      }
    }
    return forms.stream();
  }

  private static Arguments form(DqnPreset preset, String... changes) {
    List<String> all = new ArrayList<>(EVERYWHERE);
    all.addAll(List.of(changes));
    DqnHyperparameters form = Settings.with(preset.defaults(), Settings.parse(all));
    return Arguments.argumentSet(
        preset.algorithm() + " " + String.join(" ", changes), preset.algorithm(), form);
  }

  // Mutations that fail it, each in the forms that it touches. Of the gradient, the loss being
  // right: gradients of another size (ParameterOptimizer.descend: their signs); dueling: mean of A
  // without gradient (DuelingHead: a.mean detached); noise without gradient (FactorisedNoisyLayer:
  // the inputs of sigma detached; IndependentNoisyLayer: sigma of the weights, or of the biases,
  // detached); weights on the loss, not on the gradient (Dqn.weighted: detached losses weighted);
  // C51: softmax without its sum's gradient (ReturnDistribution.predicted: the logarithm of the sum
  // detached). Of the loss, too: weights omitted (Dqn.weighted); a sum for the mean (Dqn.learn);
  // double Q with one network (Dqn.target: the target network chooses too); another loss
  // (LossFunction.HUBER: straight from 0.5 on); gamma for gamma^k (ReplayMemory.fillWindow:
  // discount not multiplied).
  @ParameterizedTest
  @MethodSource("forms")
  void everyComponentOfTheGradientIsThatOfTheEquation(String name, DqnHyperparameters form) {
    Dqn dqn = agent(name, form);
    liveAll(dqn);
    double[] theta = SavedState.of(dqn).doubles("dqn/network");
    double[] targetTheta = DqnExtensionsTest.differ(dqn);
    double[] priorities = {0.5, 2, 1, 4, 0.25, 3, 1.5, 0.75};
    int[] rows = rows();
    double[] weights = new double[BATCH];
    Arrays.fill(weights, 1);
    if (form.priorities().prioritized()) {
      DqnExtensionsTest.setPriorities(dqn, priorities);
      rows = DqnExtensionsTest.drawn(priorities, BATCH);
      weights = DqnExtensionsTest.weights(priorities, rows, 0.4 + 0.6 * 4 / 8);
    }
    ReferenceUpdate reference = reference(form, rows, weights);
    reference.target(theta, targetTheta);
    if (!form.returns().distributional()) {
      assertThat(IntStream.range(0, BATCH).mapToDouble(row -> reference.error(row, theta)))
          .as("errors on both sides of Huber's 1")
          .anyMatch(error -> error < 1)
          .anyMatch(error -> error > 1);
    }

    assertThat(dqn.update(4, metrics::put)).isEqualTo(1);

    assertThat(metrics.get("train/loss")).isCloseTo(reference.loss(theta), within(1e-5));
    ParameterVector parameters = networks.get(0).parameters();
    double norm =
        FiniteDifferences.assertGradient(parameters, theta, moved -> reference.loss(moved));
    assertThat(metrics.get("train/gradient_norm")).isCloseTo(norm, within(1e-4));
    assertThat(shareOfZeros(parameters)).isLessThan(0.5);
    if (form.priorities().prioritized()) {
      for (int row = 0; row < BATCH; row++) {
        priorities[rows[row]] =
            Math.pow(reference.error(row, theta) + 1e-6, form.priorities().priorityAlpha());
      }
      assertThat(DqnExtensionsTest.priorities(dqn)).containsExactly(priorities, within(1e-4));
    }
  }

  /** Returns how many components have no gradient, behind units that are off for every row. */
  private static double shareOfZeros(ParameterVector parameters) {
    float[] gradients = Tensors.floats(parameters.gradients());
    int zeros = 0;
    for (float gradient : gradients) {
      zeros += gradient == 0 ? 1 : 0;
    }
    return (double) zeros / gradients.length;
  }

  /** Makes an agent as the preset does, but for a hold on its networks. */
  private Dqn agent(String name, DqnHyperparameters form) {
    QNetworkMaker kept =
        (rows, actionCount, numbers, seed, device) -> {
          networks.add(form.network().make(rows, actionCount, numbers, seed, device));
          return networks.get(networks.size() - 1);
        };
    Dqn dqn = new Dqn(name, SPEC, form, kept, SEED, Devices.cpu());
    agents.add(dqn);
    return dqn;
  }

  /** Lets the agent live through all steps. */
  private void liveAll(Dqn dqn) {
    Pcg64 random = Pcg64.seeded(2);
    double[] latest = observation(random);
    for (int i = 0; i < STEPS; i++) {
      states[i] = latest;
      next[i] = observation(random);
      latest = ends(i) ? observation(random) : next[i];
      rewards[i] = random.integers(-16, 17) / 8.0;
      actions[i] = (int) dqn.explore(row(states[i]), Map.of(), 0).getLong(0);
      VectorStep step = new VectorStep(1, row(latest));
      step.reward()[0] = rewards[i];
      step.terminated()[0] = terminates(i);
      step.truncated()[0] = ends(i) && !terminates(i);
      if (ends(i)) {
        FinalStep last = new FinalStep(0, row(next[i]).row(0), Map.of());
        step.set(row(latest), Map.of(), List.of(last));
      }
      dqn.observe(step);
    }
  }

  private static boolean terminates(int step) {
    return step == 3;
  }

  /** Returns whether an episode ends with this step, the seventh by truncation. */
  private static boolean ends(int step) {
    return terminates(step) || step == 6;
  }

  /** Returns numbers that float32 has, too. */
  private static double[] observation(Pcg64 random) {
    return new double[] {random.integers(-16, 17) / 8.0, random.integers(-16, 17) / 8.0};
  }

  private static NdArray row(double... values) {
    return NdArray.ofFloats((float) values[0], (float) values[1]).reshape(1, 2);
  }

  /** Returns which steps a batch takes that is drawn uniformly. */
  private static int[] rows() {
    Pcg64 sampling = Pcg64.of(SeedSequence.of(SEED).child(1).child(2));
    int[] rows = new int[BATCH];
    for (int row = 0; row < BATCH; row++) {
      rows[row] = (int) sampling.integers(STEPS);
    }
    return rows;
  }

  private ReferenceUpdate reference(DqnHyperparameters form, int[] rows, double... weights) {
    int numbers = form.returns().distributional() ? form.returns().atoms() : 1;
    ReferenceQNetwork network =
        new ReferenceQNetwork(2, HIDDEN_SIZES, form.network(), ACTIONS, numbers);
    Pcg64 generator = Pcg64.of(SeedSequence.of(SEED).child(1).child(3));
    for (int step = 0; step < STEPS; step++) {
      network.drawNoise(generator);
    }
    List<Transition> batch = Arrays.stream(rows).mapToObj(first -> window(first, form)).toList();
    return new ReferenceUpdate(form, network, generator, batch, weights);
  }

  private Transition window(int first, DqnHyperparameters form) {
    int last = first;
    double reward = rewards[first];
    while (last - first + 1 < form.nStep() && !ends(last) && last + 1 < STEPS) {
      last++;
      reward += Math.pow(form.gamma(), last - first) * rewards[last];
    }
    return new Transition(
        states[first], actions[first], reward, terminates(last), next[last], last - first + 1);
  }
}
