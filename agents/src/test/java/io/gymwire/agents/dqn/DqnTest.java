package io.gymwire.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agents.dqn.Reference.Transition;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.network.QNetworkMaker;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.replay.MultiStepReturn;
import io.gymwire.agentsdk.replay.ReplayBatch;
import io.gymwire.agentsdk.replay.ReplayMemory;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DqnTest {
  private static final EnvironmentSpec SPEC =
      EnvironmentSpec.of("Test-v0", Box.of(-9, 9, DType.FLOAT32, 2), Discrete.of(3));
  private static final double GAMMA = 0.9;

  private final List<Dqn> agents = new ArrayList<>();
  private final Map<String, Double> metrics = new HashMap<>();

  @AfterEach
  void close() {
    agents.forEach(Dqn::close);
  }

  @Test
  void anUpdateIsTheEquationWorkedInDoubles() {
    Dqn dqn = agent(5, "batch-size=8");
    Transition[] memory = {
      live(dqn, 0, false, false), live(dqn, 1, true, false), live(dqn, 2, false, true)
    };
    double[] weights = SavedState.of(dqn).doubles("dqn/network");
    Reference reference = new Reference(2, 4, 3, weights);

    assertUpdate(dqn, reference, drawn(memory, 5, 8));
  }

  // Mutations that fail it: the maximum of the target network's values; the action chosen by the
  // target network; the value taken from the network that learns.
  @Test
  void withDoubleQTheLearnerChoosesAndTheTargetNetworkValues() {
    Dqn dqn = agent(5, "batch-size=8", "double-q=true", "target-update-interval=1000");
    Transition[] memory = {
      live(dqn, 0, false, false), live(dqn, 1, true, false), live(dqn, 2, false, true)
    };
    double[] weights = SavedState.of(dqn).doubles("dqn/network");
    double[] targetWeights = differ(dqn, 11);
    Reference reference = new Reference(2, 4, 3, weights, targetWeights, true);
    Reference plain = new Reference(2, 4, 3, weights, targetWeights, false);
    assertThat(reference.target(memory[0], GAMMA))
        .isLessThan(plain.target(memory[0], GAMMA) - 0.01);

    assertUpdate(dqn, reference, drawn(memory, 5, 8));
  }

  // Mutations that fail it: gamma for gamma^3; gamma^3 for a window of two steps; the first
  // transition's flag for the window's.
  @Test
  void overSeveralStepsTheTargetSumsDiscountedRewards() {
    for (boolean terminated : new boolean[] {false, true}) {
      Dqn dqn = agent(5, "batch-size=16", "n-step=3");
      double[][] states = {{1, -1}, {2, 0.5}, {-1, 1.5}, {0.5, 2}, {-2, 1}};
      int[] actions = new int[5];
      for (int i = 0; i < 4; i++) {
        boolean last = i == 3;
        actions[i] =
            live(dqn, states[i], i + 1, last && terminated, last && !terminated, states[i + 1]);
      }
      double[] later = {3, 3};
      double[] end = states[4];
      // The next episode begins with what the last one ended with, and is another all the same.
      actions[4] = live(dqn, end, 100, false, false, later);
      Transition[] windows = {
        new Transition(states[0], actions[0], 1 + 0.9 * 2 + 0.81 * 3, false, states[3], 3),
        new Transition(states[1], actions[1], 2 + 0.9 * 3 + 0.81 * 4, terminated, end, 3),
        new Transition(states[2], actions[2], 3 + 0.9 * 4, terminated, end, 2),
        new Transition(states[3], actions[3], 4, terminated, end, 1),
        new Transition(end, actions[4], 100, false, later, 1)
      };
      Reference reference = new Reference(2, 4, 3, SavedState.of(dqn).doubles("dqn/network"));

      assertUpdate(dqn, reference, drawn(windows, 5, 16));
    }
  }

  // Mutation that fails it: the target worked out without the guard against gradients.
  @Test
  void noGradientFlowsThroughTheTarget() {
    ReplayMemory memory =
        new ReplayMemory(
            1,
            ObservationRows.of(SPEC.observationSpace()),
            new MultiStepReturn(1, GAMMA),
            3,
            OptionalDouble.empty());
    NdArray observation = NdArray.ofFloats(1, 2);
    memory.add(0, observation, 0, 1, false, false, observation);
    ReplayBatch batch = memory.newBatch(1);
    memory.sample(Pcg64.seeded(0), batch);
    for (String setting : List.of("double-q=false", "double-q=true", "distributional=true")) {
      Tensor target = agent(5, setting).target(BatchTensors.over(batch));

      assertThat(target.requires_grad()).as(setting).isFalse();
    }
  }

  // Mutations that fail it: target copied at other times (Dqn.update: after every update;
  // Dqn.update: never).
  @Test
  void anUpdateLeavesTheTargetNetworkAloneUntilItIsDue() {
    Dqn dqn = agent(5, "target-update-interval=3");
    double[] start = SavedState.of(dqn).doubles("dqn/network");
    live(dqn, 0, false, false);

    dqn.update(5, metrics::put);
    assertThat(SavedState.of(dqn).doubles("dqn/target_network")).isEqualTo(start);
    dqn.update(6, metrics::put);
    double[] afterThree = SavedState.of(dqn).doubles("dqn/network");
    assertThat(SavedState.of(dqn).doubles("dqn/target_network"))
        .isEqualTo(afterThree)
        .isNotEqualTo(start);
    dqn.update(7, metrics::put);
    assertThat(SavedState.of(dqn).doubles("dqn/target_network"))
        .isEqualTo(afterThree)
        .isNotEqualTo(SavedState.of(dqn).doubles("dqn/network"));
  }

  // Mutation that fails it: target copied at other times (Dqn.update: tau 1).
  @Test
  void aSoftTargetFollowsByTau() {
    Dqn dqn = agent(5, "tau=0.25");
    double[] start = SavedState.of(dqn).doubles("dqn/network");
    live(dqn, 0, false, false);

    dqn.update(4, metrics::put);

    double[] network = SavedState.of(dqn).doubles("dqn/network");
    double[] target = SavedState.of(dqn).doubles("dqn/target_network");
    for (int i = 0; i < target.length; i++) {
      assertThat(target[i]).isCloseTo(0.75 * start[i] + 0.25 * network[i], within(1e-6));
    }
  }

  // Mutations that fail it: truncation stored as termination (Dqn.remember: terminated or
  // truncated); final observation lost by autoreset (Dqn.observe: the next episode's first).
  @Test
  void terminationEndsTheValueAndTruncationDoesNot() {
    for (boolean terminated : new boolean[] {false, true}) {
      for (boolean truncated : new boolean[] {false, true}) {
        Dqn dqn = agent(5);
        Transition transition = live(dqn, 0, terminated, truncated);
        Reference reference = new Reference(2, 4, 3, SavedState.of(dqn).doubles("dqn/network"));
        double q = reference.valuesOf(transition.observation())[transition.action()];
        double y = reference.target(transition, GAMMA);

        dqn.update(4, metrics::put);

        assertThat(metrics.get("train/loss")).isCloseTo((q - y) * (q - y), within(1e-5));
        assertThat(transition.terminated()).isEqualTo(terminated);
      }
    }
  }

  @Test
  void epsilonFallsEvenlyFromStepToStep() {
    Dqn dqn = agent(5, "epsilon-start=1", "epsilon-end=0.02", "epsilon-steps=100");
    live(dqn, 0, false, false);

    for (int step = 4; step < 200; step++) {
      dqn.update(step, metrics::put);
      assertThat(metrics.get("train/epsilon"))
          .isCloseTo(1 - 0.98 * Math.min(1, step / 100.0), within(1e-12));
    }
  }

  // Mutation that fails it: one coin for all environments (EpsilonGreedy.explore: drawn before the
  // loop).
  @Test
  void everyEnvironmentHasACoinOfItsOwn() {
    Dqn dqn = agent(5, "epsilon-start=0.5", "epsilon-end=0.5");
    NdArray observations = NdArray.zeros(DType.FLOAT32, 3000, 2);
    long greedy = ((NdArray) dqn.policy().act(observations)).getLong(0);

    NdArray actions = dqn.explore(observations, Map.of(), 1000);

    int others = 0;
    for (int i = 0; i < actions.size(); i++) {
      others += actions.getLong(i) == greedy ? 0 : 1;
    }
    assertThat(others).isBetween(900, 1100);
  }

  @Test
  void withoutEpsilonActionsAreGreedy() {
    Dqn dqn = agent(5, "epsilon-start=0", "epsilon-end=0");
    NdArray observations = randomObservations(100);
    Reference reference = new Reference(2, 4, 3, SavedState.of(dqn).doubles("dqn/network"));

    NdArray actions = dqn.explore(observations, Map.of(), 1000);

    for (int i = 0; i < 100; i++) {
      double[] values =
          reference.valuesOf(observations.getDouble(2 * i), observations.getDouble(2 * i + 1));
      double chosen = values[(int) actions.getLong(i)];
      assertThat(chosen).isGreaterThanOrEqualTo(max(values) - 1e-6);
    }
  }

  // Mutation that fails it: no warm start (Dqn.epsilon: the schedule from step 0 on).
  @Test
  void theWarmStartIsRandomAndLearnsNothing() {
    Dqn dqn = agent(5, "learning-starts=50", "epsilon-start=0", "epsilon-end=0");

    NdArray actions = dqn.explore(NdArray.zeros(DType.FLOAT32, 3000, 2), Map.of(), 49);

    int[] counts = new int[3];
    for (int i = 0; i < actions.size(); i++) {
      counts[(int) actions.getLong(i)]++;
    }
    assertThat(counts).satisfies(all -> assertThat(all[0]).isBetween(900, 1100));
    assertThat(counts[1]).isBetween(900, 1100);
    assertThat(dqn.update(50, metrics::put)).isZero();
  }

  // Mutation that fails it: wrong replay ratio (Dqn.dueUpdates: ratio left out).
  @Test
  void updatesKeepTheirRatioToEnvironmentStepsHoweverManyEnvironmentsStep() {
    for (int numEnvs : new int[] {1, 3, 8}) {
      Dqn dqn = agent(5, "updates-per-step=0.25", "learning-starts=10");
      live(dqn, 0, false, false);
      int updates = 0;
      for (int step = numEnvs; step <= 240; step += numEnvs) {
        updates += dqn.update(step, metrics::put);
      }

      assertThat(updates).isEqualTo((240 - 10) / 4);
    }
  }

  // Mutation that fails it: seed 0 lost (Dqn: 0 means none).
  @Test
  void zeroIsASeedLikeAnyOther() {
    assertThat(SavedState.of(agent(0)).comparableParts())
        .isEqualTo(SavedState.of(agent(0)).comparableParts());
    assertThat(SavedState.of(agent(0)).doubles("dqn/network"))
        .isNotEqualTo(SavedState.of(agent(1)).doubles("dqn/network"));
    assertThat(agent(0).explore(randomObservations(100), Map.of(), 0))
        .isNotEqualTo(agent(1).explore(randomObservations(100), Map.of(), 0));
  }

  // Mutation that fails it: evaluation explores, or fills the training buffer (Dqn.policy:
  // explores).
  @Test
  void evaluationLeavesTrainingAlone() {
    Dqn dqn = agent(5);
    learn(dqn, 0, 40);
    SavedState before = SavedState.of(dqn);

    for (int batch = 1; batch < 50; batch++) {
      dqn.policy().act(randomObservations(batch));
    }

    assertThat(SavedState.of(dqn)).isEqualTo(before);
  }

  // Mutation that fails it: epsilon is 0 from the first evaluation on.
  @Test
  void trainingGoesOnAfterAnEvaluationAsWithoutOne() {
    Dqn evaluated = agent(5, "epsilon-start=0.5", "epsilon-end=0.5");
    Dqn other = agent(5, "epsilon-start=0.5", "epsilon-end=0.5");
    learn(evaluated, 0, 40);
    learn(other, 0, 40);
    evaluated.policy().act(randomObservations(7));

    learn(evaluated, 40, 80);
    learn(other, 40, 80);

    assertThat(SavedState.of(evaluated).comparableParts())
        .isEqualTo(SavedState.of(other).comparableParts());
  }

  // Mutations that fail it: the evaluated policy is the one that explores, or shares its memory.
  @Test
  void evaluationBetweenAnActionAndItsStepLeavesTheTransitionAlone() {
    Dqn dqn = agent(5);
    Dqn other = agent(5);
    NdArray actions = dqn.explore(randomObservations(20), Map.of(), 0).copy();
    dqn.policy().act(randomObservations(20));
    dqn.policy().act(randomObservations(7));
    dqn.observe(step(randomObservations(20)));
    assertThat(other.explore(randomObservations(20), Map.of(), 0)).isEqualTo(actions);
    other.observe(step(randomObservations(20)));

    assertThat(SavedState.of(dqn).comparableParts())
        .isEqualTo(SavedState.of(other).comparableParts());
  }

  // Mutation that fails it: gradients of the update before (ParameterOptimizer.descend: not
  // zeroed).
  @Test
  void aRestoredAgentGoesOnBitForBit() {
    Dqn whole = agent(5, "tau=0.1", "batch-size=4");
    learn(whole, 0, 40);
    Dqn resumed = agent(6, "tau=0.1", "batch-size=4");
    resumed.load(SavedState.of(whole));

    learn(whole, 40, 80);
    learn(resumed, 40, 80);

    assertThat(SavedState.of(resumed).comparableParts())
        .isEqualTo(SavedState.of(whole).comparableParts());
  }

  @Test
  void aSavedPolicyActsTheSame() {
    Dqn dqn = agent(5);
    learn(dqn, 0, 40);
    NdArray expected = ((NdArray) dqn.policy().act(randomObservations(50))).copy();
    Dqn other = agent(6);
    assertThat(other.policy().act(randomObservations(50))).isNotEqualTo(expected);

    other.loadPolicy(SavedState.of(dqn));

    assertThat(other.policy().act(randomObservations(50))).isEqualTo(expected);
  }

  // Mutation that fails it: a network hard-wired to pixels (QNetworkSettings.make: pictures
  // only).
  @Test
  void observationsOfAnyShapeAndActionsFromAnyStart() {
    EnvironmentSpec spec =
        EnvironmentSpec.of("Test-v0", Box.of(0, 255, DType.UINT8, 2, 3), Discrete.of(3, -1));
    Dqn dqn = new Dqn(spec, hyperparameters(), 0, Devices.cpu());
    agents.add(dqn);
    NdArray observations = NdArray.zeros(DType.UINT8, 100, 2, 3);

    NdArray actions = dqn.explore(observations, Map.of(), 0);
    dqn.observe(new VectorStep(100, observations));
    dqn.update(4, metrics::put);

    for (int i = 0; i < actions.size(); i++) {
      assertThat(actions.getLong(i)).isBetween(-1L, 1L);
    }
    assertThat(((NdArray) dqn.policy().act(observations)).getLong(0)).isBetween(-1L, 1L);
    assertThat(metrics.get("train/loss")).isFinite();
  }

  @Test
  void otherSpacesAreRefused() {
    EnvironmentSpec spec =
        EnvironmentSpec.of("Test-v0", Discrete.of(3), Box.of(-1, 1, DType.FLOAT32, 1));

    assertThatThrownBy(() -> new Dqn(spec, hyperparameters(), 0, Devices.cpu()))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("needs Discrete actions; Test-v0 has Box");
  }

  // Fails with a network that is tried out on zeros.
  @Test
  void observationsMayBeginAboveZero() {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", Discrete.of(5, 3), Discrete.of(2));
    Dqn dqn = new Dqn(spec, hyperparameters(), 0, Devices.cpu());
    agents.add(dqn);

    NdArray observations = NdArray.ofLongs(3, 7);
    assertThat(dqn.explore(observations, Map.of(), 0).size()).isEqualTo(2);
  }

  @Test
  void theTargetBeginsAsTheNetworkDoesHoweverItIsMade() {
    AtomicLong seeds = new AtomicLong();
    QNetworkMaker unequal =
        (rows, actions, numbers, seed, device) ->
            hyperparameters()
                .network()
                .make(rows, actions, numbers, seeds.incrementAndGet(), device);
    Dqn dqn = new Dqn(SPEC, hyperparameters(), unequal, 0, Devices.cpu());
    agents.add(dqn);

    SavedState state = SavedState.of(dqn);
    assertThat(seeds).hasValue(2);
    assertThat(state.doubles("dqn/target_network")).isEqualTo(state.doubles("dqn/network"));
  }

  @Test
  void aNetworkOfAnotherSizeIsRefused() {
    QNetworkMaker wider =
        (rows, actions, numbers, seed, device) ->
            hyperparameters().network().make(rows, actions + 1, numbers, seed, device);
    assertThatThrownBy(() -> new Dqn(SPEC, hyperparameters(), wider, 0, Devices.cpu()))
        .isInstanceOf(GymWireException.class)
        .hasMessage(
            "the network gives numbers of shape [1, 4] for one observation; expected: [1, 3]");
  }

  @Test
  void aLossThatIsNoNumberStopsTheRun() {
    Dqn dqn = agent(5);
    dqn.explore(NdArray.zeros(DType.FLOAT32, 1, 2), Map.of(), 0);
    VectorStep step = step(NdArray.zeros(DType.FLOAT32, 1, 2));
    step.reward()[0] = 1e30;
    dqn.observe(step);

    assertThatThrownBy(() -> dqn.update(4, metrics::put))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("loss of update 1 is Infinity");
  }

  /** Returns what an agent of {@code seed} draws first from {@code memory}. */
  private static List<Transition> drawn(Transition[] memory, long seed, int batchSize) {
    Pcg64 sampling = Pcg64.of(SeedSequence.of(seed).child(1).child(2));
    List<Transition> batch = new ArrayList<>();
    for (int row = 0; row < batchSize; row++) {
      batch.add(memory[(int) sampling.integers(memory.length)]);
    }
    return batch;
  }

  /** Gives the target network random weights of its own, and returns them. */
  private static double[] differ(Dqn dqn, long seed) {
    SavedState state = SavedState.of(dqn);
    Pcg64 random = Pcg64.seeded(seed);
    double[] weights = state.doubles("dqn/target_network");
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.uniform(-1, 1);
    }
    double[] targetWeights = state.put("dqn/target_network", weights);
    dqn.load(state);
    return targetWeights;
  }

  /** Asserts that the agent's first update is the one that {@code reference} works out. */
  private void assertUpdate(Dqn dqn, Reference reference, List<Transition> batch) {
    reference.differentiate(batch, GAMMA);

    assertThat(dqn.update(4, metrics::put)).isEqualTo(1);

    assertThat(metrics.get("train/loss"))
        .isCloseTo(reference.loss, within(1e-5 * Math.max(1, reference.loss)));
    assertThat(metrics.get("train/gradient_norm"))
        .isCloseTo(reference.norm(), within(1e-5 * Math.max(1, reference.norm())));
    double[] expected = reference.afterAdam(0.01);
    double[] actual = SavedState.of(dqn).doubles("dqn/network");
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  private Dqn agent(long seed, String... settings) {
    Dqn dqn = new Dqn(SPEC, hyperparameters(settings), seed, Devices.cpu());
    agents.add(dqn);
    return dqn;
  }

  /**
   * Learns from step 4 on with one update a step; a small network, squared errors and hard copies.
   */
  private static DqnHyperparameters hyperparameters(String... settings) {
    Map<String, String> values = new HashMap<>();
    for (String setting :
        List.of(
            "hidden-sizes=4",
            "learning-rate=0.01",
            "learning-rate-schedule=constant",
            "loss=mse",
            "max-gradient-norm=0",
            "batch-size=1",
            "learning-starts=3",
            "updates-per-step=1",
            "gamma=" + GAMMA,
            "target-update-interval=1",
            "tau=1")) {
      put(values, setting);
    }
    for (String setting : settings) {
      put(values, setting);
    }
    return Settings.with(DqnHyperparameters.defaults(), values);
  }

  private static void put(Map<String, String> values, String setting) {
    String[] parts = setting.split("=", 2);
    values.put(parts[0], parts[1]);
  }

  /** Lets the agent live through one step and returns what it has to remember. */
  private static Transition live(Dqn dqn, int number, boolean terminated, boolean truncated) {
    float[] before = {1 + number, -0.5f * number};
    float[] after = {0.3f - number, 2};
    NdArray action = dqn.explore(NdArray.ofFloats(before).reshape(1, 2), Map.of(), 0);
    NdArray nextEpisode = NdArray.ofFloats(-7, 7).reshape(1, 2);
    VectorStep step = step(NdArray.ofFloats(after).reshape(1, 2));
    step.reward()[0] = 1.5 - number;
    step.terminated()[0] = terminated;
    step.truncated()[0] = truncated;
    if (terminated || truncated) {
      step.set(nextEpisode, Map.of(), List.of(new FinalStep(0, NdArray.ofFloats(after), Map.of())));
    }
    dqn.observe(step);
    return new Transition(
        new double[] {before[0], before[1]},
        (int) action.getLong(0),
        1.5 - number,
        terminated,
        new double[] {after[0], after[1]});
  }

  /** Lets the agent live through one step and returns what it did. */
  private static int live(
      Dqn dqn,
      double[] before,
      double reward,
      boolean terminated,
      boolean truncated,
      double[] after) {
    NdArray action = dqn.explore(row(before), Map.of(), 0);
    VectorStep step = step(row(after));
    step.reward()[0] = reward;
    step.terminated()[0] = terminated;
    step.truncated()[0] = truncated;
    if (terminated || truncated) {
      NdArray nextEpisode = NdArray.ofFloats(-7, 7).reshape(1, 2);
      step.set(nextEpisode, Map.of(), List.of(new FinalStep(0, row(after).row(0), Map.of())));
    }
    dqn.observe(step);
    return (int) action.getLong(0);
  }

  private static NdArray row(double... values) {
    return NdArray.ofFloats((float) values[0], (float) values[1]).reshape(1, 2);
  }

  @Test
  void theEnvironmentIsBlamedForItsOwnNan() {
    assertBlamed(Float.NaN, 1, "the environment gave an observation that is NaN or infinite");
    assertBlamed(1, Double.NaN, "the environment gave a reward that is NaN or infinite");
  }

  private void assertBlamed(float observed, double reward, String message) {
    Dqn dqn = agent(5);
    dqn.explore(NdArray.ofFloats(1, observed).reshape(1, 2), Map.of(), 0);
    VectorStep outcome = step(randomObservations(1));
    outcome.reward()[0] = reward;
    dqn.observe(outcome);
    assertThatThrownBy(() -> dqn.update(4, metrics::put))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining(message);
  }

  private void learn(Dqn dqn, int from, int to) {
    for (int step = from; step < to; step++) {
      dqn.explore(randomObservations(1), Map.of(), step);
      VectorStep outcome = step(randomObservations(1));
      outcome.reward()[0] = step % 3;
      dqn.observe(outcome);
      dqn.update(step + 1, metrics::put);
    }
  }

  private static VectorStep step(NdArray observations) {
    return new VectorStep(observations.length(0), observations);
  }

  private static NdArray randomObservations(int count) {
    Pcg64 generator = Pcg64.seeded(count);
    NdArray observations = NdArray.zeros(DType.FLOAT32, count, 2);
    for (int i = 0; i < observations.size(); i++) {
      observations.setDouble(i, generator.uniform(-3, 3));
    }
    return observations;
  }

  private static double max(double... values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
