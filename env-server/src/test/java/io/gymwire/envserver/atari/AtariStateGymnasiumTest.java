package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Discrete;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saved and restored games go on as if nothing had happened; needs ale-py's ROMs. */
@Tag("gymnasium")
class AtariStateGymnasiumTest {
  private static final int STEPS = 300;

  @ParameterizedTest
  @CsvSource({
    "ALE/Pong-v5, 0.25",
    "ALE/Pong-v5, 0",
    "ALE/Breakout-v5, 0.9",
    "Breakout-v0, 0.98",
    "Pong-v0, 0.25",
    "ALE/Seaquest-v5, 0.5",
    "ALE/Adventure-v5, 0.5",
    "ALE/Pitfall2-v5, 0.5",
    "ALE/VideoCube-v5, 1.0",
  })
  void restoredGameGoesOn(String id, double repeatActionProbability) {
    Map<String, Object> kwargs = Map.of("repeat_action_probability", repeatActionProbability);
    for (int seed = 0; seed < 3; seed++) {
      Pcg64 actions = Pcg64.seeded(seed);
      try (AtariEnvironment original = AlePyRoms.make(id, kwargs);
          AtariEnvironment restored = AlePyRoms.make(id, kwargs)) {
        original.reset(OptionalLong.of(seed), Map.of());
        play(original, actions.copy(), 100 + 37 * seed);
        restored.reset(OptionalLong.of(7), Map.of());
        play(restored, Pcg64.seeded(8), 20 * seed);
        restored.restoreState(original.saveState());
        assertThat(restored.render()).isEqualTo(original.render());
        assertThat(play(restored, actions.copy(), STEPS)).isEqualTo(play(original, actions, STEPS));
      }
    }
  }

  /** Returns all that was to be seen. */
  private static List<String> play(Environment environment, Pcg64 actions, int steps) {
    List<String> seen = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      Step step = environment.step(((Discrete) environment.actionSpace()).sample(actions));
      byte[] bytes = new byte[((NdArray) step.observation()).byteLength()];
      ((NdArray) step.observation()).buffer().get(0, bytes);
      seen.add(
          "%d: %d %s %s %s %s"
              .formatted(
                  t,
                  Arrays.hashCode(bytes),
                  step.reward(),
                  step.terminated(),
                  step.truncated(),
                  step.info()));
      if (step.ended()) {
        environment.reset(OptionalLong.empty(), Map.of());
      }
    }
    return seen;
  }
}
