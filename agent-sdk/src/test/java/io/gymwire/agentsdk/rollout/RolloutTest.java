package io.gymwire.agentsdk.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.training.MemoryState;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The numbers are worked by hand from the equations of Schulman et al. 2016.
 *
 * <p>Mutations tried, each of which fails a test here: the sum over A not ended by an episode's
 * end; a truncation taken for a termination (final value 0); a termination that does not end the
 * value; the value after the window left out; lambda or gamma left out; environments mixed up.
 */
final class RolloutTest {
  private static final RolloutLayout LAYOUT =
      new RolloutLayout(DType.FLOAT32, 2, DType.INT64, 1, 3);
  private final PointerScope scope = new PointerScope();

  @AfterEach
  void close() {
    scope.close();
  }

  // Mutations that fail it: baseline missing (GeneralizedAdvantage: V(s) not taken off);
  // advantages over an episode's end (GeneralizedAdvantage: A goes on; lambda for gamma lambda).
  @Test
  void advantagesAreTheEquationsWorkedByHand() {
    Rollout rollout = twoEnvironments();

    RolloutBatch batch = rollout.batch(new GeneralizedAdvantage(0.5, 0.5), new double[] {2, 100});

    // Environment 0 goes on: delta = 1, 1.75, 2.5, and a quarter of the next A on top of each.
    // Environment 1 terminates (4 - 2), is truncated before value 6 (-1 + 3 - 1), then goes on.
    assertFloats(batch.advantage(), 1.59375f, 2, 2.375f, 1, 2.5f, 49);
    assertFloats(batch.returns(), 2.09375f, 4, 3.375f, 2, 4, 52);
  }

  @Test
  void lambdaOneIsTheDiscountedReturn() {
    Rollout rollout = new Rollout(LAYOUT);
    Decision decision = Decision.allocate(LAYOUT, 1);
    for (int t = 0; t < 4; t++) {
      rollout.add(0, decision, t + 1, t == 2, 0);
    }

    RolloutBatch batch = rollout.batch(new GeneralizedAdvantage(0.5, 1), new double[] {16});

    assertFloats(batch.advantage(), 1 + 1 + 0.75f, 2 + 1.5f, 3, 4 + 8);
  }

  @Test
  void lambdaZeroIsTheDifferenceOfOneStep() {
    RolloutBatch batch =
        twoEnvironments().batch(new GeneralizedAdvantage(0.5, 0), new double[] {2, 100});

    assertFloats(batch.advantage(), 1, 2, 1.75f, 1, 2.5f, 49);
  }

  @Test
  void rowsKeepTheOrderOfTimeAndWhatWasDecided() {
    RolloutBatch batch =
        twoEnvironments().batch(new GeneralizedAdvantage(1, 1), new double[] {0, 0});

    assertFloats(batch.observation(), 0, 0.5f, 10, 10.5f, 1, 1.5f, 11, 11.5f, 2, 2.5f, 12, 12.5f);
    assertFloats(batch.value(), 0.5f, 2, 1, 1, 1.5f, 3);
    assertFloats(batch.logProbability(), 0, -1, -2, -3, -4, -5);
    assertThat(batch.action().sizes().vec().get()).containsExactly(6L, 1L);
    assertFloats(batch.action().to(Tensors.over(NdArray.ofFloats(0))), 0, 1, 2, 0, 1, 2);
    assertThat(batch.mask()).isEmpty();
    RolloutBatch rows = batch.rows(Tensors.over(NdArray.ofLongs(5, 0)));
    assertThat(rows.rows()).isEqualTo(2);
    assertFloats(rows.observation(), 12, 12.5f, 0, 0.5f);
    assertFloats(rows.value(), 3, 0.5f);
  }

  @Test
  void masksComeAlongWhereSomethingWasForbidden() {
    Rollout rollout = new Rollout(LAYOUT);
    Decision decision = allowed(1);
    rollout.add(0, decision, 0, false, 0);
    decision.mask().setBoolean(1, false);
    rollout.add(0, decision, 0, false, 0);

    Tensor mask = rollout.batch(new GeneralizedAdvantage(1, 1), new double[1]).mask().orElseThrow();

    assertFloats(mask.to(Tensors.over(NdArray.ofFloats(0))), 1, 1, 1, 1, 0, 1);
    rollout.clear();
    rollout.add(0, allowed(1), 0, false, 0);
    assertThat(rollout.batch(new GeneralizedAdvantage(1, 1), new double[1]).mask()).isEmpty();
  }

  @Test
  void itGrowsAndIsCleared() {
    Rollout rollout = new Rollout(LAYOUT);
    Decision decision = allowed(1);
    for (int t = 0; t < 1000; t++) {
      decision.observation().setDouble(0, t);
      rollout.add(0, decision, 1, false, 0);
    }
    float[] seen =
        Tensors.floats(rollout.batch(new GeneralizedAdvantage(1, 1), new double[1]).observation());
    for (int t = 0; t < 1000; t++) {
      assertThat(seen[2 * t]).isEqualTo(t);
    }

    rollout.clear();

    assertThat(rollout.rows()).isZero();
    rollout.add(0, decision, 3, false, 0);
    assertFloats(rollout.batch(new GeneralizedAdvantage(1, 1), new double[1]).advantage(), 3);
  }

  @Test
  void aSavedRolloutGoesOn() {
    Rollout whole = twoEnvironments();
    MemoryState state = new MemoryState();
    whole.save(state, "rollout");
    Rollout restored = new Rollout(LAYOUT);

    restored.load(state, "rollout");

    assertThat(restored.rows()).isEqualTo(6);
    MemoryState again = new MemoryState();
    restored.save(again, "rollout");
    assertThat(again.parts()).isEqualTo(state.parts());
    GeneralizedAdvantage estimator = new GeneralizedAdvantage(0.9, 0.8);
    assertThat(Tensors.floats(restored.batch(estimator, new double[] {1, 2}).advantage()))
        .isEqualTo(Tensors.floats(whole.batch(estimator, new double[] {1, 2}).advantage()));
  }

  @Test
  void discountsOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> new GeneralizedAdvantage(1.1, 1)).isInstanceOf(GymWireException.class);
    assertThatThrownBy(() -> new GeneralizedAdvantage(1, Double.NaN))
        .isInstanceOf(GymWireException.class);
  }

  /** Three steps of two environments; see the test by hand. */
  private static Rollout twoEnvironments() {
    double[][] rewards = {{1, 2, 3}, {4, -1, 2}};
    double[][] values = {{0.5, 1, 1.5}, {2, 1, 3}};
    Rollout rollout = new Rollout(LAYOUT);
    for (int t = 0; t < 3; t++) {
      Decision decision = allowed(2);
      for (int i = 0; i < 2; i++) {
        decision.observation().setDouble(2 * i, 10 * i + t);
        decision.observation().setDouble(2 * i + 1, 10 * i + t + 0.5);
        decision.action().setLong(i, (2 * t + i) % 3);
        decision.logProbability().setDouble(i, -(2 * t + i));
        decision.value().setDouble(i, values[i][t]);
      }
      for (int i = 0; i < 2; i++) {
        boolean ended = i == 1 && t < 2;
        rollout.add(i, decision, rewards[i][t], ended, ended && t == 1 ? 6 : 0);
      }
    }
    return rollout;
  }

  private static Decision allowed(int environments) {
    Decision decision = Decision.allocate(LAYOUT, environments);
    for (int i = 0; i < decision.mask().size(); i++) {
      decision.mask().setBoolean(i, true);
    }
    return decision;
  }

  private static void assertFloats(Tensor actual, float... expected) {
    assertThat(Tensors.floats(actual)).containsExactly(expected, within(1e-6f));
  }
}
