package io.gymwire.envserver.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrappersTest {

  @Test
  void describesAll() {
    assertThat(Wrappers.descriptions())
        .extracting(WrapperDescription::name)
        .containsExactly(
            "TimeLimit",
            "RecordEpisodeStatistics",
            "FrameStack",
            "ClipReward",
            "NormalizeObservation",
            "AddRenderObservation",
            "TransformToTensor",
            "GrayscaleObservation",
            "ResizeObservation",
            "ProcessFrame84",
            "AtariPreprocessing",
            "NoopReset",
            "MaxAndSkip",
            "EpisodicLife",
            "FireReset",
            "bolts-dqn",
            "cleanrl-atari",
            "sb3-atari");
  }

  @Test
  void unknownWrapperIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> wrap("FrameStak", Map.of()))
        .isInstanceOfSatisfying(
            GymWireException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_WRAPPER))
        .hasMessageContaining("'FrameStak'; did you mean 'FrameStack'? allowed:")
        .hasMessageContaining("TimeLimit, RecordEpisodeStatistics, FrameStack");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FrameStack | size | 4 | unknown argument 'size'; allowed: stack_size, padding_type",
        "TransformToTensor | scale | 2 | unknown argument 'scale'; allowed: none",
        "FrameStack | padding_type | zero | argument 'stack_size' is missing",
        "FrameStack | stack_size | 0 | stack_size is 0; allowed: a positive integer",
        "FrameStack | stack_size | 1.5 | stack_size is 1.5; allowed: a positive integer",
        "ClipReward | min_reward | low | min_reward is low; allowed: a number",
        "NormalizeObservation | epsilon | 0 | epsilon is 0; allowed: a number above 0",
        "NormalizeObservation | update_running_mean | 1 | allowed: true or false",
        "ResizeObservation | shape | 84 | shape is 84; allowed: two positive integers",
        "GrayscaleObservation | keep_dim | false | allowed: shape (height, width, 3)",
        "MaxAndSkip | skip | 1 | skip is 1; allowed: an integer from 2 to 1000",
        "AtariPreprocessing | noop_max | 30 | the environment is no Atari game",
        "ProcessFrame84 | height | 110 | unknown argument 'height'; allowed: none",
        "EpisodicLife | lives | 3 | unknown argument 'lives'; allowed: none",
        "TimeLimit | max_episode_steps | -3 | max_episode_steps is -3; allowed: a positive integer",
      })
  void wrongArgumentsAreRefused(String name, String argument, String text, String message) {
    assertThatThrownBy(() -> wrap(name, Map.of(argument, value(text))))
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE);
              assertThat(e.field()).contains("wrappers");
            })
        .hasMessageContaining(message);
  }

  @Test
  void stacksThatTakeTooMuchMemoryAreRefused() {
    assertLimit(() -> wrap("FrameStack", Map.of("stack_size", 257L)), "stack_size is 257");
    WrapperSpec largest = new WrapperSpec("FrameStack", Map.of("stack_size", 256L));
    Environment stacked = Wrappers.wrap(Wrappers.wrap(new CountingBytes(), largest), largest);

    assertLimit(() -> Wrappers.wrap(stacked, largest), "take 100663296 bytes");
  }

  @Test
  void presetsSayWhatTheyConsistOf() {
    assertThat(Wrappers.descriptions())
        .filteredOn(description -> description.name().equals("bolts-dqn"))
        .singleElement()
        .extracting(WrapperDescription::description)
        .asString()
        .contains(
            "MaxAndSkip(skip=4), FireReset, ProcessFrame84, FrameStack(padding_type=zero, stack_size=4)");
  }

  @Test
  void presetsSkipFramesThatNobodySkipsBefore() {
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath()) {
      MakeRequest skipping =
          MakeRequest.of("GymWire/OpenPong-v0", 1).withWrappers(WrapperSpec.of("bolts-dqn"));
      assertThatThrownBy(() -> registry.make(skipping))
          .isInstanceOfSatisfying(
              GymWireException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE))
          .hasMessageContaining("the environment skips frames already; allowed: one made with");
    }
  }

  @Test
  void fieldsAreCutOutOfScreensOfAtariOnly() {
    assertThatThrownBy(() -> wrap("ProcessFrame84", Map.of()))
        .hasMessageContaining("allowed: shape (210, 160, 3) or (250, 160, 3)");
  }

  @Test
  void clipRewardNeedsOneBound() {
    assertThatThrownBy(() -> wrap("ClipReward", Map.of()))
        .hasMessageContaining("neither min_reward nor max_reward");
    assertThatThrownBy(() -> wrap("ClipReward", Map.of("min_reward", 2.0, "max_reward", 1.0)))
        .hasMessageContaining("a number up to max_reward");
    assertThatThrownBy(() -> wrap("ClipReward", Map.of("min_reward", 2.0, "sign", true)))
        .hasMessageContaining("the one or the other");
  }

  @Test
  void wrongPaddingIsRefused() {
    assertThatThrownBy(() -> wrap("FrameStack", Map.of("stack_size", 2L, "padding_type", "one")))
        .hasMessageContaining("padding_type is one; allowed: 'reset', 'zero'");
  }

  @Test
  void tensorsAreOfPicturesOnly() {
    assertThatThrownBy(
            () -> Wrappers.wrap(Stacks.of("cartpole", "clip"), WrapperSpec.of("TransformToTensor")))
        .hasMessageContaining("allowed: shape (height, width)");
  }

  @Test
  void picturesAreNotEnlarged() {
    assertThatThrownBy(() -> wrap("ResizeObservation", Map.of("shape", List.of(4L, 2L))))
        .hasMessageContaining("shape is [4, 2]; allowed: up to [3, 2]");
  }

  @Test
  void grayPicturesBecomeOneChannel() {
    Environment tensors = wrap("TransformToTensor", Map.of());
    NdArray observation = (NdArray) tensors.reset(OptionalLong.of(1), Map.of()).observation();
    assertThat(observation.hasShape(1, 3, 2)).isTrue();
    assertThat(observation.dtype()).isEqualTo(DType.FLOAT32);
    // The bytes are 0, 31, 62, 93, 124, 155.
    for (int i = 0; i < 6; i++) {
      assertThat(observation.getFloat(i)).isEqualTo(31 * i / 255f);
    }
    assertThat(tensors.observationSpace()).isEqualTo(Box.of(0, 1, DType.FLOAT32, 1, 3, 2));
    assertThat(tensors.observationSpace().contains(observation)).isTrue();
  }

  @Test
  void channelsComeFirst() {
    Environment tensors = Wrappers.wrap(new ColourPictures(), WrapperSpec.of("TransformToTensor"));
    NdArray observation = (NdArray) tensors.reset(OptionalLong.of(1), Map.of()).observation();
    assertThat(observation.hasShape(3, 2, 4)).isTrue();
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 4; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat(observation.getFloat(c * 8 + y * 4 + x))
              .isEqualTo((100 * c + 10 * y + x) / 255f);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stack", "normalize", "statistics", "all"})
  void restoredStackGoesOnBitForBit(String stack) {
    Environment original = Stacks.of("cartpole", stack);
    original.reset(OptionalLong.of(5), Map.of());
    for (int i = 0; i < 6; i++) {
      original.step((long) i % 2);
    }
    byte[] state = original.saveState();
    Environment restored = Stacks.of("cartpole", stack);
    restored.restoreState(state);
    for (int i = 0; i < 100; i++) {
      Step expected = original.step((long) i % 2);
      Step actual = restored.step((long) i % 2);
      assertThat(actual.observation()).isEqualTo(expected.observation());
      assertThat(actual.reward()).isEqualTo(expected.reward());
      assertThat(actual.ended()).isEqualTo(expected.ended());
      if (expected.ended()) {
        assertThat(restored.reset(OptionalLong.empty(), Map.of()).observation())
            .isEqualTo(original.reset(OptionalLong.empty(), Map.of()).observation());
      }
    }
  }

  private static void assertLimit(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GymWireException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
        .hasMessageContaining(message);
  }

  private static Environment wrap(String name, Map<String, Object> arguments) {
    return Wrappers.wrap(new CountingBytes(), new WrapperSpec(name, arguments));
  }

  private static Object value(String text) {
    if (text.matches("-?\\d+")) {
      return Long.valueOf(text);
    }
    return text.matches("[\\d.]+") ? (Object) Double.valueOf(text) : text;
  }
}
