package io.gymwire.envserver.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Step;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrappers beside Gymnasium's, bit for bit. */
@Tag("gymnasium")
class WrapperGymnasiumTest {

  @ParameterizedTest
  @CsvSource({
    "cartpole, stack",
    "cartpole, stack-zero",
    "cartpole, normalize",
    "cartpole, normalize-epsilon",
    "cartpole, clip",
    "cartpole, clip-low",
    "cartpole, skip",
    "cartpole, statistics",
    "cartpole, all",
    "bytes, stack",
    "bytes, stack-zero",
    "bytes, normalize",
    "bytes, clip",
    "bytes, skip",
    "bytes, all",
  })
  void equalSteps(String environment, String stack) {
    ByteBuffer expected = RealGymnasium.run("wrappers.py", environment, stack);
    Environment wrapped = Stacks.of(environment, stack);
    assertBytes(expected, wrapped.reset(OptionalLong.of(3), Map.of()).observation(), "reset");
    for (int t = 0; t < 600; t++) {
      String where = "step " + t;
      Step step = wrapped.step(expected.getLong());
      assertBytes(expected, step.observation(), where);
      assertThat(step.reward()).as(where).isEqualTo(expected.getDouble());
      assertThat(step.terminated()).as(where).isEqualTo(expected.get() != 0);
      assertThat(step.truncated()).as(where).isEqualTo(expected.get() != 0);
      Map<?, ?> statistics =
          (Map<?, ?>) step.info().getOrDefault("episode", Map.of("r", 0.0, "l", 0L));
      assertThat(statistics.get("r")).as(where).isEqualTo(expected.getDouble());
      assertThat(statistics.get("l")).as(where).isEqualTo(expected.getLong());
      if (step.ended()) {
        assertBytes(expected, wrapped.reset(OptionalLong.empty(), Map.of()).observation(), where);
      }
    }
    assertThat(expected.hasRemaining()).isFalse();
  }

  private static void assertBytes(ByteBuffer expected, Object observation, String where) {
    byte[] actual = new byte[((NdArray) observation).byteLength()];
    ((NdArray) observation).buffer().get(actual);
    byte[] bytes = new byte[actual.length];
    expected.get(bytes);
    assertThat(actual).as(where).isEqualTo(bytes);
  }
}
