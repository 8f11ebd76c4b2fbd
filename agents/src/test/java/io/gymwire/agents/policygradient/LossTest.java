package io.gymwire.agents.policygradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agents.dqn.SavedState;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.network.JointActorCritic;
import io.gymwire.agentsdk.network.ParameterVector;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Loss and gradient of one update against the papers' equations in float64 and plain loops, with
 * the gradient by central differences.
 *
 * <p>Mutations tried, each of which fails a test here: the entropy's weight ignored by any of them;
 * a baseline missing; REINFORCE's sum divided by the steps; a critic that is not fitted; gradients
 * that are not zeroed; A2C's value loss left out, its sign, returns for advantages, a gradient
 * through the returns; PPO without its clip, with nothing but it, with a ratio of 1, without
 * normalised advantages; the better of two value losses, a value clipped around 0.
 */
final class LossTest {
  private static final int HIDDEN = 4;

  /** Learnt from first, at a rate that changes no weight: its gradient must be gone afterwards. */
  private static final ReferenceBatch EARLIER = ReferenceBatch.random(8);

  private static final String STILL = "learning-rate=1e-30";
  private static final Box OBSERVATIONS = Box.of(-9, 9, DType.FLOAT32, 2);
  private static final EnvironmentSpec SPEC =
      EnvironmentSpec.of("Test-v0", OBSERVATIONS, Discrete.of(3));
  private static final EnvironmentSpec REAL =
      EnvironmentSpec.of("Test-v0", OBSERVATIONS, Box.of(-9, 9, DType.FLOAT32, 2));
  // Bodies of 2 x 4 + 4, the policy's head of 4 x 3 + 3.
  private static final ReferenceNetwork ACTOR = new ReferenceNetwork(2, HIDDEN, 3, 0, 24);
  private static final ReferenceNetwork CRITIC = new ReferenceNetwork(2, HIDDEN, 1, 12, 39);
  private static final ReferenceNetwork ACTOR_ALONE = new ReferenceNetwork(2, HIDDEN, 3, 0, 12);
  private static final ReferenceNetwork CRITIC_ALONE = new ReferenceNetwork(2, HIDDEN, 1, 0, 12);

  private final PointerScope scope = new PointerScope();
  private final Map<String, Double> metrics = new HashMap<>();
  private final ReferenceBatch batch = ReferenceBatch.random(7);

  @AfterEach
  void close() {
    scope.close();
  }

  // Mutations that fail it: a masked action is learnt from (Statistics.distribution: mask left
  // out); entropy weight ignored (Ppo.descend); PPO: clip and ratio (Ppo.policyLoss: r A; clipped
  // r A alone; Ppo.descend: the present policy for the old); PPO: advantages not normalised
  // (Statistics.advantage); PPO: value clip (Ppo.valueLoss: the better of the two; around 0).
  @Test
  void ppo() {
    for (String clipped : List.of("value-clip-range=0", "value-clip-range=0.3")) {
      try (Ppo ppo = ppo(SPEC, clipped, "value-coefficient=0.7", "entropy-coefficient=0.05")) {
        double[] weights = weights(parameters(ppo));
        ppo.learn(batch.discrete(), 0, metrics::put);

        double range = clipped.endsWith("=0") ? Double.POSITIVE_INFINITY : 0.3;
        assertThat(metrics.get("train/loss")).isCloseTo(ppoLoss(weights, range), within(1e-5));
        assertGradient(parameters(ppo), weights, moved -> ppoLoss(moved, range));
        ppo.learn(batch.discrete(), 0, metrics::put);
      }
    }
    assertThat(metrics.get("train/clip_fraction")).isBetween(0.1, 0.9);
  }

  // Mutation that fails it: gradients of the update before (ParameterOptimizer.descend: not
  // zeroed).
  @Test
  void ppoLeavesGradientsOfAnEarlierUpdateBehind() {
    try (Ppo ppo = ppo(SPEC, STILL, "value-clip-range=0.3")) {
      double[] weights = weights(parameters(ppo));
      ppo.learn(EARLIER.discrete(), 0, metrics::put);
      ppo.learn(batch.discrete(), 0, metrics::put);

      assertGradient(parameters(ppo), weights, moved -> ppoLoss(moved, 0.3, 0.5, 0));
    }
  }

  // Mutations that fail it: the first minibatch every time; rows that no minibatch has; rows in
  // their order; the same order in every epoch.
  @Test
  void ppoLearnsFromEveryRowOnceAnEpochInAnotherOrderEachTime() {
    List<Double> losses = new ArrayList<>();
    try (Ppo ppo =
        ppo(
            SPEC,
            "epochs=2",
            "minibatches=3",
            STILL,
            "normalize-advantages=false",
            "value-coefficient=0")) {
      double[] weights = weights(parameters(ppo));
      Metrics lossAlone =
          (name, value) -> {
            if (name.equals("train/loss")) {
              losses.add(value);
            }
          };
      assertThat(ppo.learn(batch.discrete(), 0, lossAlone)).isEqualTo(6);

      double whole = 0;
      for (int row = 0; row < ReferenceBatch.ROWS; row++) {
        ReferencePolicy pi = categorical(ACTOR, weights, row);
        whole += clippedLoss(pi, row, batch.advantage()[row]) / ReferenceBatch.ROWS;
      }
      assertThat(mean(losses.subList(0, 3))).isCloseTo(whole, within(1e-5));
      assertThat(mean(losses.subList(3, 6))).isCloseTo(whole, within(1e-5));
      assertThat(losses.subList(0, 3)).isNotEqualTo(losses.subList(3, 6));
    }
  }

  // Mutations that fail it: the limit ignored; only the epoch ended by it; log r for the estimate.
  @Test
  void ppoStopsAsSoonAsThePolicyIsTooFarFromTheOldOne() {
    List<Double> divergences = new ArrayList<>();
    try (Ppo ppo = ppo(SPEC, "epochs=3", "target-kl=0.001")) {
      double[] weights = weights(parameters(ppo));
      Metrics divergenceAlone =
          (name, value) -> {
            if (name.equals("train/kl_divergence")) {
              divergences.add(value);
            }
          };

      assertThat(ppo.learn(batch.discrete(), 0, divergenceAlone)).isZero();

      double expected = 0;
      for (int row = 0; row < ReferenceBatch.ROWS; row++) {
        double log =
            categorical(ACTOR, weights, row).logProbability() - batch.logProbability()[row];
        expected += (Math.exp(log) - 1 - log) / ReferenceBatch.ROWS;
      }
      assertThat(divergences).hasSize(1);
      assertThat(divergences.get(0)).isCloseTo(expected, within(1e-5));
      assertThat(weights(parameters(ppo))).isEqualTo(weights);
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private double ppoLoss(double[] weights, double valueRange) {
    return ppoLoss(weights, valueRange, 0.7, 0.05);
  }

  private double ppoLoss(
      double[] weights, double valueRange, double valueCoefficient, double entropyCoefficient) {
    double[] advantage = normalized(batch.advantage());
    double loss = 0;
    for (int row = 0; row < ReferenceBatch.ROWS; row++) {
      ReferencePolicy pi = categorical(ACTOR, weights, row);
      loss += clippedLoss(pi, row, advantage[row]) - entropyCoefficient * pi.entropy();
      double v = CRITIC.forward(weights, batch.observation()[row])[0];
      double old = batch.value()[row];
      double near = old + Math.max(-valueRange, Math.min(valueRange, v - old));
      double target = batch.returns()[row];
      loss += valueCoefficient * Math.max(square(v - target), square(near - target));
    }
    return loss / ReferenceBatch.ROWS;
  }

  private double clippedLoss(ReferencePolicy pi, int row, double advantage) {
    double ratio = Math.exp(pi.logProbability() - batch.logProbability()[row]);
    double clipped = Math.max(0.8, Math.min(1.2, ratio));
    return -Math.min(ratio * advantage, clipped * advantage);
  }

  @Test
  void ppoWithRealActions() {
    try (Ppo ppo = ppo(REAL, "value-coefficient=0", "entropy-coefficient=0.05")) {
      double[] weights = weights(parameters(ppo));
      ppo.learn(batch.real(), 0, metrics::put);

      assertThat(metrics.get("train/loss")).isCloseTo(realLoss(weights), within(1e-5));
      assertGradient(parameters(ppo), weights, this::realLoss);
    }
  }

  private double realLoss(double[] weights) {
    ReferenceNetwork actor = new ReferenceNetwork(2, HIDDEN, 2, 0, 24);
    double[] logDeviation = Arrays.copyOfRange(weights, 34, 36);
    double[] advantage = normalized(batch.advantage());
    double loss = 0;
    for (int row = 0; row < ReferenceBatch.ROWS; row++) {
      double[] mean = actor.forward(weights, batch.observation()[row]);
      ReferencePolicy pi = ReferencePolicy.gaussian(mean, logDeviation, batch.realAction()[row]);
      loss += clippedLoss(pi, row, advantage[row]) - 0.05 * pi.entropy();
    }
    return loss / ReferenceBatch.ROWS;
  }

  // Mutations that fail it: entropy weight ignored (A2c.learn); A2C's loss (value loss left out;
  // sign; returns for advantages; gradient through the returns); gradients of the update before
  // (ParameterOptimizer.descend: not zeroed).
  @Test
  void a2c() {
    A2cHyperparameters hyperparameters =
        with(
            A2cHyperparameters.defaults(),
            "value-coefficient=0.7",
            "entropy-coefficient=0.05",
            "normalize-advantages=false",
            STILL);
    try (A2c a2c =
        new A2c(
            SPEC, hyperparameters, hyperparameters.networks(SPEC), Seeds.of(3), Devices.cpu())) {
      ParameterVector parameters = parameters(a2c);
      double[] weights = weights(parameters);
      a2c.learn(EARLIER.discrete(), 0, metrics::put);
      a2c.learn(batch.discrete(), 0, metrics::put);

      assertThat(metrics.get("train/loss")).isCloseTo(a2cLoss(weights), within(1e-5));
      assertGradient(parameters, weights, this::a2cLoss);
    }
  }

  private static ParameterVector parameters(Learner learner) {
    return ((JointActorCritic) learner.network()).parameters();
  }

  private double a2cLoss(double[] weights) {
    double loss = 0;
    for (int row = 0; row < ReferenceBatch.ROWS; row++) {
      ReferencePolicy pi = categorical(ACTOR, weights, row);
      double v = CRITIC.forward(weights, batch.observation()[row])[0];
      loss +=
          -batch.advantage()[row] * pi.logProbability()
              + 0.7 * square(v - batch.returns()[row])
              - 0.05 * pi.entropy();
    }
    return loss / ReferenceBatch.ROWS;
  }

  // Mutations that fail it: baseline missing (Vpg.learn: returns; Vpg.learn: critic not fitted);
  // entropy weight ignored (Vpg.learn); gradients of the update before
  // (ParameterOptimizer.descend: not zeroed).
  @Test
  void vpg() {
    VpgHyperparameters hyperparameters =
        with(
            VpgHyperparameters.defaults(),
            "entropy-coefficient=0.05",
            "value-updates=2",
            "value-learning-rate=1e-30",
            STILL);
    try (Vpg vpg = new Vpg(SPEC, hyperparameters, Seeds.of(3), Devices.cpu())) {
      SeparateNetworks networks = (SeparateNetworks) vpg.network();
      double[] weights = weights(networks.actor().parameters());
      ParameterVector critic = networks.critic().orElseThrow().parameters();
      double[] valueWeights = weights(critic);
      vpg.learn(EARLIER.discrete(), 0, metrics::put);
      vpg.learn(batch.discrete(), 0, metrics::put);

      assertThat(metrics.get("train/loss")).isCloseTo(vpgLoss(weights), within(1e-5));
      assertThat(metrics.get("train/value_loss")).isCloseTo(valueLoss(valueWeights), within(1e-5));
      assertGradient(networks.actor().parameters(), weights, this::vpgLoss);
      assertGradient("train/value_gradient_norm", critic, valueWeights, this::valueLoss);
    }
  }

  private double vpgLoss(double[] weights) {
    double[] advantage = normalized(batch.advantage());
    double loss = 0;
    for (int row = 0; row < ReferenceBatch.ROWS; row++) {
      ReferencePolicy pi = categorical(ACTOR_ALONE, weights, row);
      loss += -advantage[row] * pi.logProbability() - 0.05 * pi.entropy();
    }
    return loss / ReferenceBatch.ROWS;
  }

  private double valueLoss(double[] weights) {
    double loss = 0;
    for (int row = 0; row < ReferenceBatch.ROWS; row++) {
      double v = CRITIC_ALONE.forward(weights, batch.observation()[row])[0];
      loss += square(v - batch.returns()[row]);
    }
    return loss / ReferenceBatch.ROWS;
  }

  // Mutations that fail it: REINFORCE's returns (Reinforce.learn: mean over steps, not episodes);
  // baseline missing (Reinforce.learn: mean not taken off); gradients of the update before
  // (ParameterOptimizer.descend: not zeroed).
  @Test
  void reinforce() {
    for (Baseline baseline : Baseline.values()) {
      ReinforceHyperparameters hyperparameters =
          with(
              ReinforceHyperparameters.defaults(),
              "batch-episodes=3",
              "baseline=" + baseline.name(),
              "value-updates=1",
              STILL);
      try (Reinforce reinforce = new Reinforce(SPEC, hyperparameters, Seeds.of(3), Devices.cpu())) {
        SeparateNetworks networks = (SeparateNetworks) reinforce.network();
        assertThat(networks.critic().isPresent()).isEqualTo(baseline == Baseline.VALUE);
        double[] weights = weights(networks.actor().parameters());
        reinforce.learn(EARLIER.discrete(), 0, metrics::put);
        reinforce.learn(batch.discrete(), 0, metrics::put);

        assertThat(metrics.get("train/loss"))
            .isCloseTo(reinforceLoss(weights, baseline), within(1e-5));
        assertGradient(
            networks.actor().parameters(), weights, moved -> reinforceLoss(moved, baseline));
      }
    }
  }

  /** The batch stands for three episodes; its advantages for returns less a critic's value. */
  private double reinforceLoss(double[] weights, Baseline baseline) {
    double mean = Arrays.stream(batch.advantage()).average().orElseThrow();
    double loss = 0;
    for (int row = 0; row < ReferenceBatch.ROWS; row++) {
      double weight = batch.advantage()[row] - (baseline == Baseline.MEAN ? mean : 0);
      loss -= weight * categorical(ACTOR_ALONE, weights, row).logProbability();
    }
    return loss / 3;
  }

  private void assertGradient(
      ParameterVector actual, double[] weights, ToDoubleFunction<double[]> loss) {
    assertGradient("train/gradient_norm", actual, weights, loss);
  }

  private void assertGradient(
      String norm, ParameterVector actual, double[] weights, ToDoubleFunction<double[]> loss) {
    double expected = FiniteDifferences.assertGradient(actual, weights, loss);
    assertThat(metrics.get(norm)).isCloseTo(expected, within(1e-4));
  }

  private ReferencePolicy categorical(ReferenceNetwork actor, double[] weights, int row) {
    double[] logits = actor.forward(weights, batch.observation()[row]);
    return ReferencePolicy.categorical(logits, batch.mask()[row], batch.action()[row]);
  }

  private static double[] normalized(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> square(value - mean)).sum();
    double deviation = Math.sqrt(squares / (values.length - 1));
    return Arrays.stream(values).map(value -> (value - mean) / (deviation + 1e-8)).toArray();
  }

  private static double square(double x) {
    return x * x;
  }

  private static double[] weights(ParameterVector parameters) {
    SavedState state = new SavedState(new TreeMap<>());
    parameters.save(state, "weights");
    return state.doubles("weights");
  }

  private static Ppo ppo(EnvironmentSpec spec, String... changes) {
    PpoHyperparameters hyperparameters =
        with(with(PpoHyperparameters.defaults(), "epochs=1", "minibatches=1"), changes);
    return new Ppo(
        spec, hyperparameters, hyperparameters.networks(spec), Seeds.of(3), Devices.cpu());
  }

  /** A small network of weights that are not almost 0, and gradients that are not clipped. */
  private static <R extends Record> R with(R hyperparameters, String... changes) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "hidden-sizes",
                "4",
                "activation",
                "tanh",
                "orthogonal-weights",
                "false",
                "max-gradient-norm",
                "0"));
    values.putAll(Settings.parse(List.of(changes)));
    return Settings.with(hyperparameters, values);
  }
}
