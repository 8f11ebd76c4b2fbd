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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void listsStandInBrackets() {
    assertThat(
            NamedValues.parse(
                "x", List.of("a=[84,84]", "b=[]", "c=[0.5, true ,up]", "d=[[1,2],[3]]", "e=4x4]")))
        .isEqualTo(
            Map.of(
                "a", List.of(84L, 84L),
                "b", List.of(),
                "c", List.of(0.5, true, "up"),
                "d", List.of(List.of(1L, 2L), List.of(3L)),
                "e", "4x4]"));
    assertThat(NamedValues.wrapper("A:x=[1,[b:c]]:y=2"))
        .isEqualTo(new WrapperSpec("A", Map.of("x", List.of(1L, List.of("b:c")), "y", 2L)));
  }

  @Test
  void commasInBracketsSeparateNoWrappersAndNoArguments() {
    TrainerSettings settings =
        Settings.with(
            TrainerSettings.defaults("Counter-v0"),
            Map.of(
                "env-arguments", "frameskip=[2,5],mode=1",
                "wrappers", "ResizeObservation:shape=[84,84],FrameStack:stack_size=4"));

    assertThat(settings.trainingRequest().kwargs())
        .isEqualTo(Map.of("frameskip", List.of(2L, 5L), "mode", 1L));
    assertThat(settings.trainingRequest().wrappers())
        .containsExactly(
            new WrapperSpec("ResizeObservation", Map.of("shape", List.of(84L, 84L))),
            new WrapperSpec("FrameStack", Map.of("stack_size", 4L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[84,84", "[84]4", "[", "[1],[2]", "[[84,84]"})
  void aListHasToEndWithItsBracket(String value) {
    assertThatThrownBy(() -> NamedValues.parse("wrappers", List.of("x=" + value)))
        .isInstanceOf(GymWireException.class)
        .hasMessage(
            "wrappers has '%s', which begins like a list but does not end with its ']', as [84,84] does",
            value);
  }

  @Test
  void aListInAListHasToEndToo() {
    assertThatThrownBy(() -> NamedValues.parse("wrappers", List.of("x=[[1]2,3]")))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("wrappers has '[1]2', which begins like a list");
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
    assertThatThrownBy(
            () -> Settings.with(settings, Map.of("wrappers", "FrameStack:a=4,padding_type=zero")))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("wrappers has 'padding_type=zero', an argument without its wrapper");
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
