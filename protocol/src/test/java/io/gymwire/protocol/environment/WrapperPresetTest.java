package io.gymwire.protocol.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrapperPresetTest {

  @Test
  void presetsThatEndInAStackStackFrames() {
    assertThat(WrapperPreset.all())
        .extracting(preset -> WrapperSpec.of(preset.name()).isFrameStack())
        .containsExactly(true, true, true);
    assertThat(WrapperSpec.of("FrameStackObservation").isFrameStack()).isTrue();
    assertThat(WrapperSpec.of("sb3").isFrameStack()).isFalse();
  }

  @Test
  void evaluationLeavesOutWhatIsForLearning() {
    assertThat(WrapperPreset.named("sb3-atari").orElseThrow().evaluationWrappers())
        .extracting(WrapperSpec::name)
        .containsExactly(
            "NoopReset",
            "MaxAndSkip",
            "FireReset",
            "GrayscaleObservation",
            "ResizeObservation",
            "FrameStack");
    assertThat(WrapperSpec.of("sb3-atari").forEvaluation())
        .isEqualTo(new WrapperSpec("sb3-atari", Map.of("evaluation", true)));
    assertThat(List.of(WrapperSpec.of("FrameStack"), WrapperSpec.of("ClipReward")))
        .allSatisfy(wrapper -> assertThat(wrapper.forEvaluation()).isEqualTo(wrapper));
  }
}
