package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.GymWireException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AtariArgumentsTest {
  private static final AtariArguments REGISTERED =
      AtariArguments.registered(FrameSkip.fixed(4), 0.25);

  @Test
  void givenArgumentsReplaceTheRegisteredOnes() {
    assertThat(REGISTERED.with(Map.of())).isEqualTo(REGISTERED);
    assertThat(
            REGISTERED.with(
                Map.of(
                    "obs_type", "ram",
                    "frameskip", List.of(2L, 5L),
                    "repeat_action_probability", 0L,
                    "full_action_space", true,
                    "mode", 3L,
                    "difficulty", 1L,
                    "max_num_frames_per_episode", 0L)))
        .isEqualTo(
            new AtariArguments(
                ObservationType.RAM,
                FrameSkip.range(2, 5),
                0,
                true,
                OptionalInt.of(3),
                OptionalInt.of(1),
                0));
  }

  // Fails if None is taken for an argument that is not given, as it is among the others.
  @Test
  void noneAsksForNoFrameLimit() {
    AtariArguments asked =
        REGISTERED.with(Collections.singletonMap("max_num_frames_per_episode", null));
    assertThat(asked.maxNumFramesPerEpisode()).isZero();
    assertThat(REGISTERED.with(Collections.singletonMap("mode", null))).isEqualTo(REGISTERED);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsNotAllowedIsNamedWithWhatIs(String name, Object value, String message) {
    assertThatThrownBy(() -> REGISTERED.with(Map.of(name, value)))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining(message);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("obs_type", "text", "obs_type is text; allowed: rgb, grayscale, ram"),
        Arguments.of("frameskip", 0L, "frameskip is 0; allowed: an integer from 1 to 1000, or"),
        Arguments.of("frameskip", 2.5, "frameskip is 2.5; allowed"),
        Arguments.of("frameskip", List.of(5L, 5L), "with 0 < low < high"),
        Arguments.of("frameskip", List.of(2L), "with 0 < low < high"),
        Arguments.of("repeat_action_probability", 1.5, "is 1.5; allowed: 0 to 1"),
        Arguments.of("repeat_action_probability", Double.NaN, "is NaN; allowed: 0 to 1"),
        Arguments.of("full_action_space", "yes", "is yes; allowed: true, false"),
        Arguments.of("mode", -1L, "mode is -1; allowed"),
        Arguments.of("difficulty", "hard", "difficulty is hard; allowed"),
        Arguments.of("max_num_frames_per_episode", -4L, "is -4; allowed: None or 0 for no limit"),
        Arguments.of("sound_obs", true, "unknown argument 'sound_obs'; allowed: obs_type, "));
  }
}
