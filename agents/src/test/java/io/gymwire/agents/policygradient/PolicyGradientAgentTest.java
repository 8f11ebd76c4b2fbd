package io.gymwire.agents.policygradient;

import static io.gymwire.agentsdk.settings.Settings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agents.dqn.SavedState;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agents as a trainer drives them. */
final class PolicyGradientAgentTest {
  private static final Box OBSERVATIONS = Box.of(-9, 9, DType.FLOAT32, 2);
  private static final int ENVIRONMENTS = 16;

  private final List<Algorithm> agents = new ArrayList<>();
  private final Map<String, Double> metrics = new HashMap<>();

  @AfterEach
  void close() {
    agents.forEach(Algorithm::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reinforce", "vpg", "a2c", "ppo"})
  void aRestoredAgentGoesOnBitForBit(String name) {
    Algorithm whole = agent(name, 5);
    assertThat(live(whole, 0, 47)).isPositive();
    Algorithm resumed = agent(name, 6);
    resumed.load(SavedState.of(whole));
    live(whole, 47, 100);
    live(resumed, 47, 100);

    assertThat(SavedState.of(resumed).comparableParts())
        .isEqualTo(SavedState.of(whole).comparableParts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reinforce", "vpg", "a2c", "ppo"})
  void evaluationLeavesTrainingAloneAndASavedPolicyActsTheSame(String name) {
    Algorithm agent = agent(name, 5);
    live(agent, 0, 47);
    SavedState before = SavedState.of(agent);
    NdArray expected = ((NdArray) agent.policy().act(random(50, 1))).copy();
    agent.policy().act(random(3, 2));

    assertThat(SavedState.of(agent)).isEqualTo(before);
    Algorithm other = agent(name, 6);
    other.loadPolicy(before);
    assertThat(other.policy().act(random(50, 1))).isEqualTo(expected);
  }

  // Mutation that fails it: a masked action is chosen (Situation.distribution: mask left out).
  @Test
  void whatAMaskForbidsIsNeverDone() {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", OBSERVATIONS, Discrete.of(4, -1));
    Algorithm ppo = ppo(spec, "window-steps=8", "minibatches=2", "learning-rate=0.01");
    Pcg64 random = Pcg64.seeded(3);
    for (int t = 0; t < 40; t++) {
      NdArray mask = NdArray.zeros(DType.INT8, ENVIRONMENTS, 4);
      for (int i = 0; i < ENVIRONMENTS; i++) {
        mask.setLong(4 * i + (int) random.integers(4), 1);
        mask.setLong(4 * i + (int) random.integers(4), 1);
      }
      Map<String, Object> info = Map.of("action_mask", mask);
      assertAllowed(mask, (NdArray) ppo.policy().act(random(ENVIRONMENTS, t), info));
      assertAllowed(mask, (NdArray) ppo.explore(random(ENVIRONMENTS, t), info, t));
      ppo.observe(new VectorStep(ENVIRONMENTS, random(ENVIRONMENTS, t + 1)));
      ppo.update(t, metrics::put);
    }
    assertThat(metrics.get("train/loss")).isFinite();
    assertThat(metrics.get("train/entropy")).isBetween(0.0, Math.log(2));
  }

  private static void assertAllowed(NdArray mask, NdArray actions) {
    for (int i = 0; i < ENVIRONMENTS; i++) {
      assertThat(mask.getLong(4 * i + (int) actions.getLong(i) + 1)).isEqualTo(1);
    }
  }

  // Mutation that fails it: a mask over such actions left out silently (Situation.see).
  @Test
  void aMaskOfActionsThatTakeNoneIsRefused() {
    for (Space actions : List.of(MultiBinary.of(2), Box.of(-1, 1, DType.FLOAT32, 2))) {
      Algorithm ppo = ppo(EnvironmentSpec.of("Test-v0", OBSERVATIONS, actions));
      Map<String, Object> info = Map.of("action_mask", NdArray.zeros(DType.INT8, ENVIRONMENTS, 2));

      assertThatExceptionOfType(GymWireException.class)
          .isThrownBy(() -> ppo.explore(random(ENVIRONMENTS, 1), info, 0))
          .withMessageContaining("only Discrete and MultiDiscrete actions can be forbidden")
          .matches(failure -> failure.code() == ErrorCode.UNSUPPORTED);
    }
  }

  @Test
  void ppoLearnsActionsOfEverySpace() {
    assertThat(learn(MultiDiscrete.of(2, 3))).isGreaterThan(0.9);
    assertThat(learn(MultiBinary.of(2))).isGreaterThan(0.9);
    assertThat(learn(Box.of(-1, 1, DType.FLOAT32, 2))).isGreaterThan(-0.05);
    assertThat(learn(Discrete.of(2))).isGreaterThan(0.9);
  }

  /** Returns the mean reward of the policy in episodes of one step, after some practice. */
  private double learn(Space actions) {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", OBSERVATIONS, actions);
    Algorithm ppo =
        ppo(spec, "window-steps=16", "minibatches=4", "epochs=5", "learning-rate=0.003");
    for (int t = 0; t < 640; t++) {
      NdArray observations = random(ENVIRONMENTS, t);
      VectorStep step = new VectorStep(ENVIRONMENTS, random(ENVIRONMENTS, t + 1));
      NdArray chosen = (NdArray) ppo.explore(observations, Map.of(), t);
      List<FinalStep> finals = new ArrayList<>();
      for (int i = 0; i < ENVIRONMENTS; i++) {
        step.reward()[i] = reward(observations, chosen, i);
        step.terminated()[i] = true;
        finals.add(new FinalStep(i, observations.row(i), Map.of()));
      }
      step.set(step.observation(), Map.of(), finals);
      ppo.observe(step);
      ppo.update(t, metrics::put);
    }
    NdArray observations = random(1000, 12_345);
    NdArray chosen = (NdArray) ppo.policy().act(observations);
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += reward(observations, chosen, i);
    }
    return sum / 1000;
  }

  /**
   * Integers: the share of elements that are 1 where the observation's is positive, else 0. Reals:
   * less the squared distance from a third of the observation.
   */
  private static double reward(NdArray observations, NdArray actions, int index) {
    int width = actions.size() / observations.length(0);
    double sum = 0;
    for (int k = 0; k < width; k++) {
      double seen = observations.getDouble(2 * index + k);
      double done = actions.getDouble(width * index + k);
      if (actions.dtype().isFloating()) {
        sum -= Math.pow(done - seen / 3, 2);
      } else {
        sum += done == (seen > 0 ? 1 : 0) ? 1 : 0;
      }
    }
    return sum / width;
  }

  @Test
  void observationsOfOtherSpaces() {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", Discrete.of(5), Discrete.of(2));
    Algorithm ppo = ppo(spec, "window-steps=2");
    for (int t = 0; t < 4; t++) {
      ppo.explore(NdArray.ofLongs(t, 4 - t), Map.of(), t);
      VectorStep step = new VectorStep(2, NdArray.ofLongs(t + 1, 3 - t));
      step.truncated()[0] = true;
      step.set(step.observation(), Map.of(), List.of(new FinalStep(0, 3L, Map.of())));
      ppo.observe(step);
      ppo.update(t, metrics::put);
    }
    assertThat(metrics.get("train/loss")).isFinite();
    assertThat(((NdArray) ppo.policy().act(NdArray.ofLongs(0, 1, 2))).size()).isEqualTo(3);
  }

  @Test
  void picturesHaveConvolutionsThatActorAndCriticShare() {
    Box pictures = Box.of(0, 255, DType.UINT8, 4, 84, 84);
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", pictures, Discrete.of(6));
    PpoHyperparameters hyperparameters =
        with(PpoHyperparameters.defaultsFor(pictures), "window-steps=3", "epochs=1");
    Algorithm ppo = Ppo.agent(spec, hyperparameters, 1, Devices.cpu());
    agents.add(ppo);
    int updates = 0;
    for (int t = 0; t < 3; t++) {
      ppo.explore(NdArray.zeros(DType.UINT8, 2, 4, 84, 84), Map.of(), t);
      ppo.observe(new VectorStep(2, NdArray.zeros(DType.UINT8, 2, 4, 84, 84)));
      updates += ppo.update(t, metrics::put);
    }

    assertThat(updates).isEqualTo(4);
    assertThat(metrics.get("train/entropy")).isBetween(0.0, Math.log(6) + 1e-4);
    // The convolutions and 512 units of Mnih et al. 2015 once, and two heads.
    assertThat(SavedState.of(ppo).doubles("ppo/network")).hasSize(1_684_128 + 513 * 7);
  }

  @Test
  void actionsWithoutADistributionAreRefused() {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", OBSERVATIONS, Text.of(3));

    assertThatThrownBy(() -> ppo(spec))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("allowed: Discrete, MultiDiscrete, MultiBinary");
  }

  @Test
  void theEnvironmentIsBlamedForItsOwnNan() {
    Algorithm ppo =
        ppo(EnvironmentSpec.of("Test-v0", OBSERVATIONS, Discrete.of(2)), "window-steps=1");
    ppo.explore(random(2, 0), Map.of(), 0);
    VectorStep step = new VectorStep(2, random(2, 1));
    step.reward()[0] = Double.NaN;
    ppo.observe(step);

    assertThatThrownBy(() -> ppo.update(2, metrics::put))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("NaN or infinite");
  }

  @Test
  void theDivergenceLimitEndsAnUpdate() {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", OBSERVATIONS, Discrete.of(2));
    Algorithm free = ppo(spec, "window-steps=20", "learning-rate=0.05");
    Algorithm bound = ppo(spec, "window-steps=20", "learning-rate=0.05", "target-kl=0.01");

    assertThat(live(free, 0, 20)).isEqualTo(20);
    assertThat(live(bound, 0, 20)).isBetween(1, 15);
  }

  // Mutation that fails it: seed 0 lost (Seeds.of: 0 means none).
  @Test
  void zeroIsASeedLikeAnyOther() {
    assertThat(SavedState.of(agent("ppo", 0)).comparableParts())
        .isEqualTo(SavedState.of(agent("ppo", 0)).comparableParts())
        .isNotEqualTo(SavedState.of(agent("ppo", 1)).comparableParts());
  }

  /** Steps two environments whose episodes end now and then, and returns how many updates. */
  private int live(Algorithm agent, int from, int to) {
    int updates = 0;
    for (int t = from; t < to; t++) {
      NdArray observations = random(2, t);
      NdArray actions = (NdArray) agent.explore(observations, Map.of(), 2L * t);
      VectorStep step = new VectorStep(2, random(2, t + 1));
      List<FinalStep> finals = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        step.reward()[i] = actions.getLong(i) * observations.getDouble(2 * i);
        step.terminated()[i] = t % 7 == 3 * i;
        step.truncated()[i] = t % 11 == i;
        if (step.ended(i)) {
          finals.add(new FinalStep(i, random(1, 1000 + t).row(0), Map.of()));
        }
      }
      step.set(step.observation(), Map.of(), finals);
      agent.observe(step);
      updates += agent.update(2L * t + 2, metrics::put);
    }
    return updates;
  }

  private Algorithm agent(String name, long seed) {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", OBSERVATIONS, Discrete.of(2));
    Algorithm agent =
        switch (name) {
          case "reinforce" ->
              Reinforce.agent(
                  spec,
                  with(ReinforceHyperparameters.defaults(), "baseline=value"),
                  seed,
                  Devices.cpu());
          case "vpg" ->
              Vpg.agent(
                  spec,
                  with(VpgHyperparameters.defaults(), "window-steps=10"),
                  seed,
                  Devices.cpu());
          case "a2c" -> A2c.agent(spec, A2cHyperparameters.defaults(), seed, Devices.cpu());
          case "ppo" ->
              Ppo.agent(
                  spec,
                  with(PpoHyperparameters.defaults(), "window-steps=10", "minibatches=3"),
                  seed,
                  Devices.cpu());
          default -> throw new IllegalArgumentException(name);
        };
    agents.add(agent);
    return agent;
  }

  private Algorithm ppo(EnvironmentSpec spec, String... changes) {
    PpoHyperparameters hyperparameters = with(PpoHyperparameters.defaults(), changes);
    Algorithm agent = Ppo.agent(spec, hyperparameters, 1, Devices.cpu());
    agents.add(agent);
    return agent;
  }

  private static NdArray random(int count, long seed) {
    Pcg64 generator = Pcg64.seeded(seed);
    NdArray observations = NdArray.zeros(DType.FLOAT32, count, 2);
    for (int i = 0; i < observations.size(); i++) {
      observations.setDouble(i, generator.uniform(-3, 3));
    }
    return observations;
  }
}
