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

class PartialVectorEnvironmentTest {
  private final GatedEnvironment gated = new GatedEnvironment();
  private final List<GatedEnvironment> environments =
      List.of(gated, new GatedEnvironment(), new GatedEnvironment());

  @Test
  void whoIsSlowIsNotWaitedFor() {
    try (PartialVectorEnvironment vector = vector(1)) {
      gated.shut();
      int id = id(vector.reset(ResetArguments.none()).info());
      for (int i = 0; i < 50; i++) {
        assertThat(id).isNotZero();
        id = id(vector.step(NdArray.ofLongs(0)).info());
      }

      gated.open();
      while (id != 0) {
        id = id(vector.step(NdArray.ofLongs(0)).info());
      }
    }
  }

  @Test
  void allOfThemAtOnceAreAVectorLikeAnyOther() {
    try (PartialVectorEnvironment vector = vector(3)) {
      vector.reset(ResetArguments.seeded(4, 3));
      VectorStep step = vector.step(NdArray.ofLongs(0, 8, 0));

      assertThat(step.reward()).containsExactly(5, 6, 7);
      assertThat(step.terminated()).containsExactly(false, true, false);
      assertThat(step.info().get("env_id")).isEqualTo(NdArray.ofLongs(0, 1, 2));
      assertThat(step.info().get("even")).isEqualTo(NdArray.ofLongs(0, 6, 0));
      assertThat(step.info().get("_even")).isEqualTo(NdArray.ofBooleans(false, true, false));
    }
  }

  @Test
  void afterAFailureEverythingIsReset() {
    try (PartialVectorEnvironment vector = vector(3)) {
      vector.reset(ResetArguments.seeded(4, 3));
      assertCode(ErrorCode.ENVIRONMENT_FAILED, () -> vector.step(NdArray.ofLongs(0, 9, 0)));
      assertCode(ErrorCode.RESET_NEEDED, () -> vector.step(NdArray.ofLongs(0, 0, 0)));

      vector.reset(ResetArguments.seeded(4, 3));
      assertThat(vector.step(NdArray.ofLongs(0, 0, 0)).reward()).containsExactly(5, 6, 7);
    }
  }

  @Test
  void optionsThatAreRefusedAreSaidToBe() {
    try (PartialVectorEnvironment vector = vector(2)) {
      assertCode(
          ErrorCode.INVALID_VALUE,
          () -> vector.reset(ResetArguments.none().withOptions(Map.of("refused", true))));
      assertCode(ErrorCode.RESET_NEEDED, () -> vector.step(NdArray.ofLongs(0, 0)));
    }
  }

  @Test
  void anEnvironmentIsNotClosedWhileItSteps() throws InterruptedException {
    PartialVectorEnvironment vector = vector(1);
    gated.shut();
    vector.reset(ResetArguments.none());

    vector.close();
    assertThat(environments).noneMatch(GatedEnvironment::isClosed);

    gated.open();
    for (GatedEnvironment environment : environments) {
      environment.awaitClosed();
    }
  }

  private PartialVectorEnvironment vector(int batchSize) {
    EnvironmentSpec spec =
        EnvironmentSpec.of("Test-v0", TestEnvironment.OBSERVATIONS, Discrete.of(10));
    return new PartialVectorEnvironment(spec, environments, batchSize, AutoresetMode.NEXT_STEP);
  }

  private static int id(Map<String, Object> info) {
    return (int) ((NdArray) info.get("env_id")).getLong(0);
  }

  private static void assertCode(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(GymWireException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
