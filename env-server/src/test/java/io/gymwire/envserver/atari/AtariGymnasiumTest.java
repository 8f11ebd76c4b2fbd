package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.envserver.gymnasium.RealSteps;
import io.gymwire.protocol.environment.Reset;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Atari environments beside the real Gymnasium and ale-py, bit for bit. */
@Tag("gymnasium")
class AtariGymnasiumTest {
  private static final int STEPS = 1_000;

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
  void equalSteps(String id, String kwargs, int seeds) {
    ByteBuffer expected = RealGymnasium.run("atari.py", id, kwargs, 0, seeds, STEPS);
    RealSteps real = new RealSteps(expected);
    try (AtariEnvironment environment = AlePyRoms.make(id, RealGymnasium.keywords(kwargs))) {
      for (int seed = 0; seed < seeds; seed++) {
        Reset reset = real.assertReset(environment, seed);
        assertThat(reset.info().get("seeds"))
            .isEqualTo(List.of(expected.getLong(), expected.getLong()));
        real.assertSteps(environment, STEPS);
      }
    }
    assertThat(expected.hasRemaining()).isFalse();
  }
}
