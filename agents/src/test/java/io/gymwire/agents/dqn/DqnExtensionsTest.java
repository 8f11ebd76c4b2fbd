package io.gymwire.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agents.dqn.Reference.Transition;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.network.Noise;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.random.SeedSequence;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was added to deep Q-learning, each beside numbers worked in doubles. */
final class DqnExtensionsTest {
  private static final int ACTIONS = 3;
  private static final double GAMMA = 0.9;
  private static final double ALPHA = 0.6;
  private static final EnvironmentSpec SPEC =
      EnvironmentSpec.of("Test-v0", Box.of(-9, 9, DType.FLOAT32, 2), Discrete.of(ACTIONS));

  /** Four steps, of which the third ends an episode; the network sees them as an agent lives. */
  private static final double[][] STATES = {{1, -1}, {2, 0.5}, {-1, 1.5}, {0.5, 2}};

  private static final double[][] NEXT = {{2, 0.5}, {-1, 1.5}, {3, 1}, {-2, 1}};
  private static final double[] REWARDS = {1, -0.5, 2, 0.25};

  private final List<Dqn> agents = new ArrayList<>();
  private final Map<String, Double> metrics = new HashMap<>();

  @AfterEach
  void close() {
    agents.forEach(Dqn::close);
  }

  // Mutations that fail it: weights omitted (Dqn.weighted); beta never annealed (Dqn.update: beta
  // of step 0; PrioritySettings.betas: ends where it starts); priority of the weighted
  // or squared error (Dqn.prioritize: times the weight; MeanReturn.errors: squared).
  @Test
  void prioritiesWeighTheLossAndAreTheAbsoluteErrors() {
    Dqn dqn = agent("prioritized=true", "priority-beta-steps=8");
    int[] actions = liveAll(dqn);
    double[] priorities = {0.5, 2, 1, 4};
    setPriorities(dqn, priorities);
    List<Transition> memory = oneStep(actions);
    int[] rows = drawn(priorities, 6);
    double[] weights = weights(priorities, rows, 0.4 + 0.6 * 4 / 8);
    Reference reference = new Reference(2, 4, ACTIONS, SavedState.of(dqn).doubles("dqn/network"));
    double loss = 0;
    double[] expected = priorities.clone();
    for (int row = 0; row < 6; row++) {
      Transition transition = memory.get(rows[row]);
      double error =
          reference.valuesOf(transition.observation())[transition.action()]
              - reference.target(transition, GAMMA);
      loss += weights[row] * error * error / 6;
      expected[rows[row]] = Math.pow(Math.abs(error) + 1e-6, ALPHA);
    }

    dqn.update(4, metrics::put);

    assertThat(metrics.get("train/loss")).isCloseTo(loss, within(1e-5));
    double[] actual = priorities(dqn);
    for (int i = 0; i < 4; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  // Mutations that fail it: no target network (Dqn.target: the learner's distribution); fresh
  // noise inside one update (Dqn.learn: another draw before Q(s, a)); no noise in an update
  // (Dqn.learn: the noise of acting; Dqn.learn: none in the target network).
  @Test
  void rainbowIsAllOfTheEquationsTogether() {
    Dqn dqn =
        agent(
            "double-q=true",
            "dueling=true",
            "noise=factorised",
            "n-step=2",
            "prioritized=true",
            "priority-beta-steps=8",
            "distributional=true",
            "atoms=5",
            "v-min=-3",
            "v-max=5");
    QNetworkSettings form =
        Settings.with(DqnHyperparameters.defaults(), "dueling=true", "noise=factorised").network();
    ReferenceQNetwork network = new ReferenceQNetwork(2, List.of(4), form, ACTIONS, 5);
    RainbowReference reference = new RainbowReference(network, -3, -1, 1, 3, 5);
    int[] actions = liveAll(dqn);
    double[] theta = SavedState.of(dqn).doubles("dqn/network");
    double[] targetTheta = differ(dqn);
    double[] priorities = {0.5, 2, 1, 4};
    setPriorities(dqn, priorities);
    int[] rows = drawn(priorities, 6);
    double[] weights = weights(priorities, rows, 0.4 + 0.6 * 4 / 8);
    Pcg64 generator = Pcg64.of(SeedSequence.of(5).child(1).child(3));
    for (int step = 0; step < 4; step++) {
      network.drawNoise(generator);
    }
    double[][] noise = network.drawNoise(generator);
    double[][] targetNoise = network.drawNoise(generator);
    List<Transition> windows = twoSteps(actions);
    List<Transition> batch = new ArrayList<>();
    double[][] targets = new double[6][];
    double[] expected = priorities.clone();
    for (int row = 0; row < 6; row++) {
      Transition window = windows.get(rows[row]);
      batch.add(window);
      int next = best(reference, reference.distributions(theta, noise, window.next()));
      double[] nextDistribution =
          reference.distributions(targetTheta, targetNoise, window.next())[next];
      targets[row] = reference.projected(nextDistribution, window, GAMMA);
      double[] predicted =
          reference.distributions(theta, noise, window.observation())[window.action()];
      double divergence =
          RainbowReference.crossEntropy(targets[row], predicted)
              - RainbowReference.entropy(targets[row]);
      expected[rows[row]] = Math.pow(divergence + 1e-6, ALPHA);
    }
    double[] gradient = new double[theta.length];
    double norm = 0;
    for (int i = 0; i < theta.length; i++) {
      double kept = theta[i];
      theta[i] = kept + 1e-6;
      double above = reference.loss(theta, noise, batch, targets, weights);
      theta[i] = kept - 1e-6;
      double below = reference.loss(theta, noise, batch, targets, weights);
      theta[i] = kept;
      gradient[i] = (above - below) / 2e-6;
      norm += gradient[i] * gradient[i];
    }

    dqn.update(4, metrics::put);

    assertThat(metrics.get("train/loss"))
        .isCloseTo(reference.loss(theta, noise, batch, targets, weights), within(1e-5));
    assertThat(metrics.get("train/gradient_norm")).isCloseTo(Math.sqrt(norm), within(1e-5));
    double[] after = SavedState.of(dqn).doubles("dqn/network");
    for (int i = 0; i < theta.length; i++) {
      // Adam's first step goes by the learning rate against the gradient's sign.
      if (Math.abs(gradient[i]) > 1e-5) {
        assertThat(after[i]).isCloseTo(theta[i] - 0.01 * Math.signum(gradient[i]), within(2e-5));
      }
    }
    double[] actual = priorities(dqn);
    for (int i = 0; i < 4; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-4));
    }
  }

  // Mutation that fails it: evaluation with noise on (GreedyPolicy.act: not silenced).
  @Test
  void evaluationIsWithoutNoiseAndLeavesTrainingAlone() {
    Dqn dqn = agent("noise=factorised", "noise-sigma=5", "epsilon-start=0", "epsilon-end=0");
    NdArray observations = randomObservations(200);
    NdArray silent = ((NdArray) dqn.policy().act(observations)).copy();
    NdArray explored = dqn.explore(observations, Map.of(), 100).copy();
    SavedState state = SavedState.of(dqn);

    assertThat(dqn.policy().act(observations)).isEqualTo(silent);
    assertThat(explored).isNotEqualTo(silent);
    assertThat(SavedState.of(dqn).comparableParts()).isEqualTo(state.comparableParts());
    assertThat(dqn.explore(observations, Map.of(), 100)).isNotEqualTo(explored);
  }

  // Mutation that fails it: the noisy preset with DQN's epsilons.
  @Test
  void thePresetsWithNoiseExploreByItAlone() {
    for (DqnPreset preset : DqnPreset.ALL) {
      if (preset.defaults().network().noise() != Noise.NONE) {
        Dqn dqn = agent(preset, 5, Map.of("noise-sigma", "1e-9", "learning-starts", "3"));
        NdArray observations = randomObservations(200);

        assertThat(dqn.explore(observations, Map.of(), 3))
            .as(preset.algorithm())
            .isEqualTo(dqn.policy().act(observations));
      }
    }
  }

  // Mutation that fails it: a masked action is chosen (GreedyPolicy.act: mask left out).
  @Test
  void noActionThatIsForbiddenIsEverChosen() {
    for (String setting : List.of("epsilon-end=0", "epsilon-end=1", "noise=independent")) {
      Dqn dqn = agent("epsilon-start=0.5", "epsilon-steps=1", "noise-sigma=3", setting);
      for (int seed = 0; seed < 20; seed++) {
        boolean[][] allowed = randomMasks(50, seed);
        Map<String, Object> info = Map.of("action_mask", masks(allowed));
        NdArray observations = randomObservations(50);
        for (NdArray actions :
            List.of(
                dqn.explore(observations, info, 100).copy(),
                dqn.explore(observations, info, 0).copy(),
                (NdArray) dqn.policy().act(observations, info))) {
          for (int i = 0; i < 50; i++) {
            assertThat(allowed[i][(int) actions.getLong(i)]).isTrue();
          }
        }
      }
    }
  }

  // Mutation that fails it: a masked action is explored (EpsilonGreedy.explore: any action).
  @Test
  void allActionsThatAreAllowedAreExplored() {
    Dqn dqn = agent("epsilon-start=1", "epsilon-end=1");
    boolean[][] allowed = new boolean[3000][];
    Arrays.fill(allowed, new boolean[] {true, false, true});

    NdArray actions =
        dqn.explore(
            NdArray.zeros(DType.FLOAT32, 3000, 2), Map.of("action_mask", masks(allowed)), 100);

    int first = 0;
    for (int i = 0; i < 3000; i++) {
      first += actions.getLong(i) == 0 ? 1 : 0;
    }
    assertThat(first).isBetween(1350, 1650);
  }

  // Mutations that fail it: the mask left out of the target's maximum, or only after a checkpoint
  // was loaded (ReplayMemory.load: forbids left as it was).
  @Test
  void theTargetsMaximumIsOverWhatIsAllowedThen() {
    for (boolean truncated : new boolean[] {false, true}) {
      for (int onlyAllowed = 0; onlyAllowed < ACTIONS; onlyAllowed++) {
        Dqn dqn = agent("batch-size=1");
        boolean[] mask = new boolean[ACTIONS];
        mask[onlyAllowed] = true;
        boolean[] all = {true, true, true};
        NdArray action = dqn.explore(row(STATES[0]), Map.of("action_mask", masks(all)), 0).copy();
        VectorStep step = new VectorStep(1, row(NEXT[0]));
        step.reward()[0] = 1;
        if (truncated) {
          step.truncated()[0] = true;
          step.set(
              row(-7, 7),
              Map.of("action_mask", masks(all)),
              List.of(new FinalStep(0, row(NEXT[0]).row(0), Map.of("action_mask", flags(mask)))));
        } else {
          step.set(row(NEXT[0]), Map.of("action_mask", masks(mask)), List.of());
        }
        dqn.observe(step);
        Reference reference =
            new Reference(2, 4, ACTIONS, SavedState.of(dqn).doubles("dqn/network"));
        double y = 1 + GAMMA * reference.valuesOf(NEXT[0])[onlyAllowed];
        double q = reference.valuesOf(STATES[0])[(int) action.getLong(0)];
        Dqn resumed = agent("batch-size=1");
        resumed.load(SavedState.of(dqn));

        for (Dqn each : List.of(dqn, resumed)) {
          each.update(4, metrics::put);

          assertThat(metrics.get("train/loss")).isCloseTo((q - y) * (q - y), within(1e-5));
        }
      }
    }
  }

  @Test
  void aTerminalStateMayAllowNothing() {
    Dqn dqn = agent("batch-size=1");
    boolean[] all = {true, true, true};
    dqn.explore(row(STATES[0]), Map.of("action_mask", masks(all)), 0);
    VectorStep step = new VectorStep(1, row(NEXT[0]));
    step.terminated()[0] = true;
    boolean[] nothing = new boolean[ACTIONS];
    step.set(
        row(-7, 7),
        Map.of("action_mask", masks(all)),
        List.of(new FinalStep(0, row(NEXT[0]).row(0), Map.of("action_mask", flags(nothing)))));
    dqn.observe(step);

    dqn.update(4, metrics::put);

    assertThat(metrics.get("train/loss")).isFinite();
  }

  @Test
  void everyFormGoesOnBitForBitFromItsCheckpoint() {
    for (DqnPreset preset : DqnPreset.ALL) {
      Dqn whole = agent(preset, 5);
      learn(whole, 0, 30);
      Dqn resumed = agent(preset, 6);
      resumed.load(SavedState.of(whole));

      learn(whole, 30, 60);
      learn(resumed, 30, 60);

      assertThat(SavedState.of(resumed).comparableParts())
          .as(preset.algorithm())
          .isEqualTo(SavedState.of(whole).comparableParts());
      assertThat(whole.name()).isEqualTo(preset.algorithm());
    }
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    for (String setting :
        List.of(
            "noise-sigma=0",
            "priority-alpha=1.1",
            "priority-beta=-0.1",
            "priority-beta-steps=0",
            "atoms=1",
            "v-max=-10")) {
      assertThatThrownBy(() -> agent(setting))
          .isInstanceOf(GymWireException.class)
          .hasMessageContaining(setting.split("=", 2)[0] + " must be");
    }
  }

  private Dqn agent(DqnPreset preset, long seed) {
    return agent(
        preset,
        seed,
        Map.of("hidden-sizes", "4", "batch-size", "4", "learning-starts", "3", "tau", "0.1"));
  }

  private Dqn agent(DqnPreset preset, long seed, Map<String, String> changes) {
    DqnHyperparameters hyperparameters = Settings.with(preset.defaults(), changes);
    Dqn dqn = (Dqn) preset.make(SPEC, hyperparameters, seed, Devices.cpu());
    agents.add(dqn);
    return dqn;
  }

  /** A small network that learns from step 4 on, once a step, from four transitions. */
  private Dqn agent(String... settings) {
    Map<String, String> values = new HashMap<>();
    values.putAll(
        Settings.parse(
            List.of(
                "hidden-sizes=4",
                "learning-rate=0.01",
                "learning-rate-schedule=constant",
                "max-gradient-norm=1000",
                "batch-size=6",
                "replay-capacity=4",
                "learning-starts=3",
                "gamma=" + GAMMA,
                "target-update-interval=1000",
                "tau=1")));
    values.putAll(Settings.parse(List.of(settings)));
    Dqn dqn = new Dqn(SPEC, Settings.with(DqnHyperparameters.defaults(), values), 5, Devices.cpu());
    agents.add(dqn);
    return dqn;
  }

  /** Lets the agent live through all four steps and returns what it did. */
  private static int[] liveAll(Dqn dqn) {
    int[] actions = new int[4];
    for (int i = 0; i < 4; i++) {
      actions[i] = (int) dqn.explore(row(STATES[i]), Map.of(), 0).getLong(0);
      VectorStep step = new VectorStep(1, row(NEXT[i]));
      step.reward()[0] = REWARDS[i];
      if (i == 2) {
        step.terminated()[0] = true;
        step.set(
            row(STATES[3]), Map.of(), List.of(new FinalStep(0, row(NEXT[i]).row(0), Map.of())));
      }
      dqn.observe(step);
    }
    return actions;
  }

  private static List<Transition> oneStep(int... actions) {
    List<Transition> transitions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      transitions.add(new Transition(STATES[i], actions[i], REWARDS[i], i == 2, NEXT[i]));
    }
    return transitions;
  }

  private static List<Transition> twoSteps(int... actions) {
    return List.of(
        new Transition(STATES[0], actions[0], 1 + GAMMA * -0.5, false, NEXT[1], 2),
        new Transition(STATES[1], actions[1], -0.5 + GAMMA * 2, true, NEXT[2], 2),
        new Transition(STATES[2], actions[2], 2, true, NEXT[2], 1),
        new Transition(STATES[3], actions[3], 0.25, false, NEXT[3], 1));
  }

  /**
   * Returns which transitions a batch of an agent of seed 5 takes: one of each equal share of the
   * sum.
   */
  static int[] drawn(double[] priorities, int batchSize) {
    Pcg64 sampling = Pcg64.of(SeedSequence.of(5).child(1).child(2));
    double total = Arrays.stream(priorities).sum();
    int[] rows = new int[batchSize];
    for (int row = 0; row < batchSize; row++) {
      double offset = (row + sampling.nextDouble()) / batchSize * total;
      while (offset >= priorities[rows[row]]) {
        offset -= priorities[rows[row]];
        rows[row]++;
      }
    }
    return rows;
  }

  static double[] weights(double[] priorities, int[] rows, double beta) {
    double total = Arrays.stream(priorities).sum();
    double[] weights = new double[rows.length];
    double largest = 0;
    for (int row = 0; row < rows.length; row++) {
      weights[row] = Math.pow(priorities.length * priorities[rows[row]] / total, -beta);
      largest = Math.max(largest, weights[row]);
    }
    for (int row = 0; row < rows.length; row++) {
      weights[row] /= largest;
    }
    return weights;
  }

  private static int best(RainbowReference reference, double[]... distributions) {
    int best = 0;
    for (int action = 1; action < distributions.length; action++) {
      if (reference.value(distributions[action]) > reference.value(distributions[best])) {
        best = action;
      }
    }
    return best;
  }

  static void setPriorities(Dqn dqn, double... priorities) {
    SavedState state = SavedState.of(dqn);
    ByteBuffer bytes =
        ByteBuffer.allocate(priorities.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double priority : priorities) {
      bytes.putDouble(priority);
    }
    state.putBytes("replay/priority", bytes.flip());
    dqn.load(state);
  }

  static double[] priorities(Dqn dqn) {
    ByteBuffer bytes = SavedState.of(dqn).getBytes("replay/priority");
    double[] priorities = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(priorities);
    return priorities;
  }

  /** Gives the target network weights of its own, and returns them. */
  static double[] differ(Dqn dqn) {
    SavedState state = SavedState.of(dqn);
    Pcg64 random = Pcg64.seeded(11);
    double[] weights = state.doubles("dqn/target_network");
    for (int i = 0; i < weights.length; i++) {
      weights[i] += random.uniform(-0.5, 0.5);
    }
    double[] targetWeights = state.put("dqn/target_network", weights);
    dqn.load(state);
    return targetWeights;
  }

  private void learn(Dqn dqn, int from, int to) {
    for (int step = from; step < to; step++) {
      dqn.explore(randomObservations(1), Map.of(), step);
      VectorStep outcome = new VectorStep(1, randomObservations(1));
      outcome.reward()[0] = step % 3;
      dqn.observe(outcome);
      dqn.update(step + 1, metrics::put);
    }
  }

  private static boolean[][] randomMasks(int count, int seed) {
    Pcg64 random = Pcg64.seeded(seed);
    boolean[][] allowed = new boolean[count][ACTIONS];
    for (boolean[] mask : allowed) {
      mask[(int) random.integers(ACTIONS)] = true;
      mask[(int) random.integers(ACTIONS)] = true;
    }
    return allowed;
  }

  private static NdArray masks(boolean[]... allowed) {
    NdArray masks = NdArray.zeros(DType.INT8, allowed.length, ACTIONS);
    for (int row = 0; row < allowed.length; row++) {
      masks.setRow(row, flags(allowed[row]));
    }
    return masks;
  }

  private static NdArray flags(boolean... allowed) {
    NdArray mask = NdArray.zeros(DType.INT8, ACTIONS);
    for (int action = 0; action < ACTIONS; action++) {
      mask.setBoolean(action, allowed[action]);
    }
    return mask;
  }

  private static NdArray row(double... values) {
    return NdArray.ofFloats((float) values[0], (float) values[1]).reshape(1, 2);
  }

  private static NdArray randomObservations(int count) {
    Pcg64 generator = Pcg64.seeded(count);
    NdArray observations = NdArray.zeros(DType.FLOAT32, count, 2);
    for (int i = 0; i < observations.size(); i++) {
      observations.setDouble(i, generator.uniform(-3, 3));
    }
    return observations;
  }
}
