package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Atari environments beside the real Gymnasium and ale-py, bit for bit. */
@Tag("gymnasium")
class AtariGymnasiumTest {
  private static final int STEPS = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALE/Pong-v5                | {}                                                          | 20
          ALE/Pong-v5                | {"obs_type": "grayscale", "repeat_action_probability": 0}   | 20
          PongNoFrameskip-v4         | {"obs_type": "ram"}                                         | 5
          Pong-v0                    | {"mode": 1, "difficulty": 3}                                | 3
          GymWire/OpenPong-v0        | {}                                                          | 20
          GymWire/OpenPong-v0        | {"obs_type": "grayscale", "repeat_action_probability": 0}   | 20
          GymWire/OpenPong-v0        | {"obs_type": "ram", "mode": 1, "difficulty": 3}             | 3
          ALE/Breakout-v5            | {"full_action_space": true}                                 | 5
          Breakout-v4                | {"obs_type": "ram"}                                         | 5
          BreakoutNoFrameskip-v0     | {"obs_type": "grayscale"}                                   | 3
          ALE/Seaquest-v5            | {"max_num_frames_per_episode": 701, "obs_type": "ram"}      | 5
          Seaquest-v4                | {"frameskip": [3, 9], "max_num_frames_per_episode": 500}    | 3
          ALE/Tetris-v5              | {"repeat_action_probability": 1.0}                          | 1
          ALE/Skiing-v5              | {"frameskip": 7}                                            | 2
          ALE/VideoCube-v5           | {}                                                          | 2
          """)
  void equalSteps(String id, String kwargs, int seeds) throws JsonProcessingException {
    ByteBuffer expected = RealGymnasium.run("atari.py", id, kwargs, 0, seeds, STEPS);
    try (AtariEnvironment environment = AlePyRoms.make(id, arguments(kwargs))) {
      for (int seed = 0; seed < seeds; seed++) {
        Reset reset = environment.reset(OptionalLong.of(seed), Map.of());
        assertState(expected, reset.observation(), reset.info(), "seed " + seed);
        assertThat(reset.info().get("seeds"))
            .isEqualTo(List.of(expected.getLong(), expected.getLong()));
        for (int t = 0; t < STEPS; t++) {
          step(environment, expected, "seed %d, step %d".formatted(seed, t));
        }
      }
    }
    assertThat(expected.hasRemaining()).isFalse();
  }

  private static void step(AtariEnvironment environment, ByteBuffer expected, String where) {
    Step step = environment.step(expected.getLong());
    assertThat(step.reward()).as(where).isEqualTo(expected.getDouble());
    assertThat(step.terminated()).as(where).isEqualTo(expected.get() != 0);
    assertThat(step.truncated()).as(where).isEqualTo(expected.get() != 0);
    assertState(expected, step.observation(), step.info(), where);
    if (step.ended()) {
      Reset reset = environment.reset(OptionalLong.empty(), Map.of());
      assertState(expected, reset.observation(), reset.info(), where + ", reset");
    }
  }

  private static void assertState(
      ByteBuffer expected, Object observation, Map<String, Object> info, String where) {
    byte[] md5 = new byte[16];
    expected.get(md5);
    assertThat(md5(((NdArray) observation).buffer())).as(where).isEqualTo(md5);
    assertThat(info.get("lives")).as(where).isEqualTo(expected.getLong());
    assertThat(info.get("episode_frame_number")).as(where).isEqualTo(expected.getLong());
    assertThat(info.get("frame_number")).as(where).isEqualTo(expected.getLong());
  }

  private static byte[] md5(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(bytes.duplicate().rewind());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> arguments(String kwargs) throws JsonProcessingException {
    return JSON.readValue(kwargs, Map.class);
  }
}
