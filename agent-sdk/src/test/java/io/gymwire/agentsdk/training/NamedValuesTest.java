package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NamedValuesTest {

  @Test
  void valuesAreTruthValuesNumbersOrTexts() {
    assertThat(
            NamedValues.parse(
                "x", List.of("a=true", "b=false", "c=-4", "d=0.25", "e=1e-3", "f=rgb", "g=a=b")))
        .isEqualTo(
            Map.of("a", true, "b", false, "c", -4L, "d", 0.25, "e", 0.001, "f", "rgb", "g", "a=b"));
  }

  @Test
  void aWrapperIsItsNameAndItsArguments() {
    assertThat(NamedValues.wrapper("ClipReward")).isEqualTo(WrapperSpec.of("ClipReward"));
    assertThat(NamedValues.wrapper("FrameStack:stack_size=4:padding_type=zero"))
        .isEqualTo(new WrapperSpec("FrameStack", Map.of("stack_size", 4L, "padding_type", "zero")));
  }

  @Test
  void whatIsNoAssignmentIsRefusedWhenTheSettingsAreMade() {
    TrainerSettings settings = TrainerSettings.defaults("Counter-v0");
    assertThatThrownBy(() -> Settings.with(settings, Map.of("env-arguments", "frameskip")))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("env-arguments has 'frameskip', which is not of the form name=value");
    assertThatThrownBy(() -> Settings.with(settings, Map.of("wrappers", "FrameStack:4")))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("wrappers has '4'");
  }

  @Test
  void trainingHasItsOwnWrappersOutsideThoseOfBoth() {
    TrainerSettings settings =
        Settings.with(
            TrainerSettings.defaults("Counter-v0"),
            Map.of(
                "env-arguments", "speed=2",
                "wrappers", "A:x=1,B",
                "training-wrappers", "ClipReward",
                "num-envs", "3"));

    assertThat(settings.trainingRequest().wrappers())
        .extracting(WrapperSpec::name)
        .containsExactly("A", "B", "ClipReward");
    assertThat(settings.trainingRequest().numEnvs()).isEqualTo(3);
    assertThat(settings.evaluationRequest(7).wrappers())
        .extracting(WrapperSpec::name)
        .containsExactly("A", "B");
    assertThat(settings.evaluationRequest(7).kwargs()).isEqualTo(Map.of("speed", 2L));
    assertThat(settings.evaluationRequest(7).autoresetMode()).isEqualTo(AutoresetMode.SAME_STEP);
  }
}
