package io.gymwire.envserver.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Discrete;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncVectorEnvironmentTest {
  private final List<TestEnvironment> environments =
      List.of(new TestEnvironment(), new TestEnvironment(), new TestEnvironment());

  @Test
  void joinsObservationsOfAnyKind() {
    SyncVectorEnvironment vector = vector(AutoresetMode.NEXT_STEP);
    Object observation = vector.reset(ResetArguments.seeded(5, 3)).observation();
    assertThat(observation)
        .isEqualTo(
            Map.of(
                "parts",
                List.of(
                    NdArray.ofLongs(5, 6, 7),
                    List.of("n5", "n6", "n7"),
                    NdArray.ofFloats(5, 5.5f, 6, 6.5f, 7, 7.5f).reshape(3, 2))));
    assertThat(TestEnvironment.OBSERVATIONS.batch(3).contains(observation)).isTrue();
  }

  @Test
  void joinsInfosAsGymnasiumDoes() {
    SyncVectorEnvironment vector = vector(AutoresetMode.NEXT_STEP);
    assertThat(vector.reset(ResetArguments.seeded(5, 3)).info())
        .isEqualTo(
            Map.of(
                "begun", NdArray.ofBooleans(true, true, true),
                "_begun", NdArray.ofBooleans(true, true, true)));
    NdArray mask = NdArray.ofBooleans(true, false, true);
    assertThat(vector.step(NdArray.ofLongs(0, 0, 0)).info())
        .isEqualTo(
            Map.of(
                "even",
                NdArray.ofLongs(6, 0, 8),
                "_even",
                mask,
                "nested",
                Map.of("half", NdArray.ofDoubles(3, 0, 4), "_half", mask),
                "_nested",
                mask));
  }

  @Test
  void sameStepKeepsTheLastObservationAndInfo() {
    SyncVectorEnvironment vector = vector(AutoresetMode.SAME_STEP);
    vector.reset(ResetArguments.seeded(5, 3));
    VectorStep step = vector.step(NdArray.ofLongs(8, 0, 0));
    assertThat(step.terminated()).containsExactly(true, false, false);
    assertThat(step.reward()).containsExactly(6, 7, 8);
    assertThat(step.finals()).hasSize(1);
    VectorStep.FinalStep last = step.finals().get(0);
    assertThat(last.index()).isZero();
    assertThat(last.observation())
        .isEqualTo(Map.of("parts", List.of(6L, "n6", NdArray.ofFloats(6, 6.5f))));
    assertThat(last.info()).isEqualTo(Map.of("even", 6L, "nested", Map.of("half", 3.0)));
    assertThat(((Map<?, ?>) step.observation()).get("parts"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .element(0)
        .isEqualTo(NdArray.ofLongs(0, 7, 8));
    assertThat(step.info()).containsEntry("_begun", NdArray.ofBooleans(true, false, false));
    assertThat(vector.step(NdArray.ofLongs(0, 0, 0)).finals()).isEmpty();
  }

  @Test
  void aFailureHarmsNoOtherEnvironment() {
    SyncVectorEnvironment vector = vector(AutoresetMode.NEXT_STEP);
    vector.reset(ResetArguments.seeded(5, 3));
    assertThatThrownBy(() -> vector.step(NdArray.ofLongs(0, 9, 0)))
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ENVIRONMENT_FAILED))
        .hasMessageContaining("environment 1 of Test-v0 failed at a step")
        .hasCauseInstanceOf(StackOverflowError.class);
    assertThatThrownBy(() -> vector.step(NdArray.ofLongs(0, 0, 0)))
        .isInstanceOfSatisfying(
            GymWireException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESET_NEEDED))
        .hasMessageContaining("environment 1");
    vector.reset(ResetArguments.masked(false, true, false));
    assertThat(vector.step(NdArray.ofLongs(0, 0, 0)).reward()).containsExactly(7, 1, 9);
  }

  @Test
  void aRefusedOptionChangesNothing() {
    SyncVectorEnvironment vector = vector(AutoresetMode.NEXT_STEP);
    vector.reset(ResetArguments.seeded(5, 3));
    assertThatThrownBy(
            () -> vector.reset(ResetArguments.none().withOptions(Map.of("refused", true))))
        .isInstanceOfSatisfying(
            GymWireException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE))
        .hasMessage("refused is not allowed");
    assertThat(vector.step(NdArray.ofLongs(0, 0, 0)).reward()).containsExactly(6, 7, 8);
  }

  @Test
  void aFailedResetIsFollowedByAnother() {
    SyncVectorEnvironment vector = vector(AutoresetMode.NEXT_STEP);
    assertThatThrownBy(
            () -> vector.reset(ResetArguments.none().withOptions(Map.of("broken", true))))
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ENVIRONMENT_FAILED));
    vector.reset(ResetArguments.seeded(1, 3));
    assertThat(vector.step(NdArray.ofLongs(0, 0, 0)).reward()).containsExactly(2, 3, 4);
  }

  @Test
  void saysThatItSavesNoState() {
    SyncVectorEnvironment vector = vector(AutoresetMode.NEXT_STEP);
    assertThat(vector.savesState()).isFalse();
    assertThatThrownBy(vector::saveState)
        .isInstanceOfSatisfying(
            GymWireException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED));
  }

  @Test
  void closesItsEnvironments() {
    vector(AutoresetMode.NEXT_STEP).close();
    assertThat(environments).allMatch(environment -> environment.closed);
  }

  @Test
  void thePoolComputesTheSame() {
    SyncVectorEnvironment vector = vector(AutoresetMode.NEXT_STEP);
    vector.reset(ResetArguments.seeded(0, 3));
    // Slow enough for the pool to be tried, often enough for the choice to be made.
    for (int t = 1; t <= 450; t++) {
      VectorStep step = vector.step(NdArray.ofLongs(t % 4 == 0 ? 7 : 0, 7, 7));
      assertThat(step.reward()).containsExactly(t, t + 1, t + 2);
    }
  }

  private SyncVectorEnvironment vector(AutoresetMode mode) {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", Discrete.of(1), Discrete.of(1));
    return new SyncVectorEnvironment(spec, environments, mode, "test");
  }
}
