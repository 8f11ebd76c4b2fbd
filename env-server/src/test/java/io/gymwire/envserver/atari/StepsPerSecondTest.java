package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** However many of the console's 60 frames a second a step takes, films run at its speed. */
class StepsPerSecondTest {
  private static final MakeRequest OPEN_PONG = MakeRequest.of("GymWire/OpenPong-v0", 1);

  @Test
  void followFromTheFramesOfAStep() {
    assertThat(stepsPerSecond(OPEN_PONG)).isEqualTo(15);
    assertThat(stepsPerSecond(OPEN_PONG.withKwargs(Map.of("frameskip", 1L)))).isEqualTo(60);
    assertThat(stepsPerSecond(OPEN_PONG.withKwargs(Map.of("frameskip", List.of(2L, 5L)))))
        .isEqualTo(20);
  }

  @Test
  void followFromWhatWrappersSkip() {
    MakeRequest everyFrame = OPEN_PONG.withKwargs(Map.of("frameskip", 1L));
    assertThat(stepsPerSecond(everyFrame.withWrappers(WrapperSpec.of("AtariPreprocessing"))))
        .isEqualTo(15);
    assertThat(
            stepsPerSecond(
                everyFrame.withWrappers(new WrapperSpec("MaxAndSkip", Map.of("skip", 3L)))))
        .isEqualTo(20);
  }

  private static int stepsPerSecond(MakeRequest request) {
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        VectorEnvironment vector = registry.make(request)) {
      return vector.spec().renderFps();
    }
  }
}
