package io.gymwire.envserver.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.envserver.atari.AlePyRoms;
import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.envserver.gymnasium.RealSteps;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Atari games under wrappers beside the real Gymnasium and ale-py, bit for bit. */
@Tag("gymnasium")
class AtariWrappersGymnasiumTest {
  private static final int STEPS = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Training and evaluation settings, without sticky actions and with them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PongNoFrameskip-v4     | {}               | {"terminal_on_life_loss": true}                  | 20
          ALE/Pong-v5            | {"frameskip": 1} | {"terminal_on_life_loss": true}                  | 20
          PongNoFrameskip-v4     | {}               | {"noop_max": 0}                                  | 20
          ALE/Pong-v5            | {"frameskip": 1} | {"noop_max": 0}                                  | 20
          BreakoutNoFrameskip-v4 | {}               | {"terminal_on_life_loss": true}                  | 20
          ALE/Breakout-v5        | {"frameskip": 1} | {"terminal_on_life_loss": true}                  | 20
          BreakoutNoFrameskip-v4 | {}               | {"noop_max": 0}                                  | 20
          ALE/Breakout-v5        | {"frameskip": 1} | {"noop_max": 0}                                  | 20
          ALE/Pong-v5            | {"frameskip": 1} | {"scale_obs": true, "grayscale_newaxis": true}   | 2
          ALE/Breakout-v5        | {"frameskip": 1} | {"grayscale_obs": false, "screen_size": [80,105]}| 2
          ALE/Breakout-v5        | {}               | {"frame_skip": 1, "terminal_on_life_loss": true} | 2
          ALE/Breakout-v5        | {"frameskip": 1} | {"frame_skip": 2, "terminal_on_life_loss": true} | 2
          ALE/Seaquest-v5        | {"frameskip": 1, "max_num_frames_per_episode": 203} | {"noop_max": 250, "grayscale_obs": false} | 2
          ALE/Tetris-v5          | {"frameskip": 1} | {"frame_skip": 5, "screen_size": 61}             | 2
          """)
  void atariPreprocessing(String id, String kwargs, String arguments, int seeds)
      throws JsonProcessingException {
    assertEqualSteps(id, kwargs, "[[\"AtariPreprocessing\", %s]]".formatted(arguments), seeds);
  }

  /** Our own cartridge in both emulators, with the settings of {@link #atariPreprocessing}. */
  // Fails if one byte of the cartridge is another here, so that the opponent runs slower.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"frameskip": 1, "repeat_action_probability": 0} | {"terminal_on_life_loss": true}
          {"frameskip": 1}                                 | {"terminal_on_life_loss": true}
          {"frameskip": 1, "repeat_action_probability": 0} | {"noop_max": 0}
          {"frameskip": 1}                                 | {"noop_max": 0}
          """)
  void openPong(String kwargs, String arguments) throws JsonProcessingException {
    assertEqualSteps(
        "GymWire/OpenPong-v0", kwargs, "[[\"AtariPreprocessing\", %s]]".formatted(arguments), 20);
  }

  /** Wrappers of one thing each, and the stacks that are made of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALE/Breakout-v5        | [["NoopReset", {"noop_max": 9}]]
          ALE/Breakout-v5        | [["MaxAndSkip", {"skip": 3}]]
          BreakoutNoFrameskip-v4 | [["EpisodicLife", {}]]
          QbertNoFrameskip-v4    | [["EpisodicLife", {}]]
          BreakoutNoFrameskip-v4 | [["FireReset", {}], ["ClipReward", {"sign": true}]]
          BreakoutNoFrameskip-v4 | [["GrayscaleObservation", {}], ["ResizeObservation", {"shape": [84, 84]}]]
          BreakoutNoFrameskip-v4 | [["NoopReset", {"noop_max": 30}], ["MaxAndSkip", {}], ["EpisodicLife", {}], ["FireReset", {}]]
          SeaquestNoFrameskip-v4 | [["AtariPreprocessing", {}], ["EpisodicLife", {}], ["FireReset", {}], ["ClipReward", {"sign": true}], ["FrameStack", {"stack_size": 4}]]
          """)
  void wrappers(String id, String wrappers) throws JsonProcessingException {
    assertEqualSteps(id, "{}", wrappers, 2);
  }

  /** One name, and what it stands for there. Freeway has no action FIRE. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PongNoFrameskip-v4     | ["bolts-dqn", {}]     | [["MaxAndSkip", {}], ["FireReset", {}], ["BoltsFrame", {}], ["FrameStack", {"stack_size": 4, "padding_type": "zero"}]]
          GopherNoFrameskip-v4   | ["bolts-dqn", {}]     | [["MaxAndSkip", {}], ["FireReset", {}], ["BoltsFrame", {}], ["FrameStack", {"stack_size": 4, "padding_type": "zero"}]]
          BreakoutNoFrameskip-v4 | ["cleanrl-atari", {}] | [["NoopReset", {"noop_max": 30}], ["MaxAndSkip", {}], ["EpisodicLife", {}], ["FireReset", {}], ["ClipReward", {"sign": true}], ["ResizeObservation", {"shape": [84, 84]}], ["OpenCVGray", {}], ["FrameStack", {"stack_size": 4}]]
          PongNoFrameskip-v4     | ["cleanrl-atari", {"evaluation": true}] | [["NoopReset", {"noop_max": 30}], ["MaxAndSkip", {}], ["FireReset", {}], ["ResizeObservation", {"shape": [84, 84]}], ["OpenCVGray", {}], ["FrameStack", {"stack_size": 4}]]
          BreakoutNoFrameskip-v4 | ["sb3-atari", {}]     | [["NoopReset", {"noop_max": 30}], ["MaxAndSkip", {}], ["EpisodicLife", {}], ["FireReset", {}], ["WarpFrame", {}], ["ClipReward", {"sign": true}], ["FrameStack", {"stack_size": 4, "padding_type": "zero"}]]
          PongNoFrameskip-v4     | ["sb3-atari", {"evaluation": true}] | [["NoopReset", {"noop_max": 30}], ["MaxAndSkip", {}], ["FireReset", {}], ["WarpFrame", {}], ["FrameStack", {"stack_size": 4, "padding_type": "zero"}]]
          FreewayNoFrameskip-v4  | ["sb3-atari", {}]     | [["NoopReset", {"noop_max": 30}], ["MaxAndSkip", {}], ["EpisodicLife", {}], ["WarpFrame", {}], ["ClipReward", {"sign": true}], ["FrameStack", {"stack_size": 4, "padding_type": "zero"}]]
          """)
  void presets(String id, String preset, String wrappers) throws JsonProcessingException {
    assertEqualSteps(id, "{}", "[" + preset + "]", wrappers, 2);
  }

  /** As Gymnasium does; Stable-Baselines3's NoopResetEnv does likewise. */
  // Fails if Noops does not look at what the first action means, but presses FIRE.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Backgammon    | AtariPreprocessing | allowed: noop_max=0, or the environment's argument full_action_space=true
          VideoCheckers | AtariPreprocessing | allowed: noop_max=0, or the environment's argument full_action_space=true
          Backgammon    | NoopReset          | allowed: the environment's argument full_action_space=true
          Backgammon    | sb3-atari          | allowed: the environment's argument full_action_space=true
          """)
  void gamesThatBeginWithAnotherActionTakeNoNoops(String game, String wrapper, String allowed) {
    String id = "ALE/%s-v5".formatted(game);
    WrapperSpec noops = WrapperSpec.of(wrapper);
    try (Environment fires = AlePyRoms.make(id, Map.of("frameskip", 1L))) {
      assertThatThrownBy(() -> Wrappers.wrap(fires, noops))
          .isInstanceOfSatisfying(
              GymWireException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE))
          .hasMessageContaining("noop_max is 30 in a game whose first action is FIRE")
          .hasMessageContaining(allowed);
      Wrappers.wrap(fires, new WrapperSpec("AtariPreprocessing", Map.of("noop_max", 0L)));
    }
    try (Environment rests =
        AlePyRoms.make(id, Map.of("frameskip", 1L, "full_action_space", true))) {
      Wrappers.wrap(rests, noops);
    }
  }

  private static void assertEqualSteps(String id, String kwargs, String wrappers, int seeds)
      throws JsonProcessingException {
    assertEqualSteps(id, kwargs, wrappers, wrappers, seeds);
  }

  private static void assertEqualSteps(
      String id, String kwargs, String wrappers, String theirWrappers, int seeds)
      throws JsonProcessingException {
    ByteBuffer expected =
        RealGymnasium.run("atari_wrappers.py", id, kwargs, theirWrappers, 0, seeds, STEPS);
    RealSteps real = new RealSteps(expected);
    try (Environment environment =
        wrapped(AlePyRoms.make(id, RealGymnasium.keywords(kwargs)), wrappers)) {
      for (int seed = 0; seed < seeds; seed++) {
        real.assertReset(environment, seed);
        real.assertSteps(environment, STEPS);
      }
    }
    assertThat(expected.hasRemaining()).isFalse();
  }

  private static Environment wrapped(Environment environment, String wrappers)
      throws JsonProcessingException {
    Environment wrapped = environment;
    for (JsonNode wrapper : JSON.readTree(wrappers)) {
      wrapped =
          Wrappers.wrap(
              wrapped,
              new WrapperSpec(
                  wrapper.get(0).asText(), RealGymnasium.keywords(wrapper.get(1).toString())));
    }
    return wrapped;
  }
}
