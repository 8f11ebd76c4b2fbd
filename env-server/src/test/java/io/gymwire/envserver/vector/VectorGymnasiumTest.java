package io.gymwire.envserver.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorizationMode;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Space;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors of CartPoles beside Gymnasium's, bit for bit over 2,000 steps. */
@Tag("gymnasium")
class VectorGymnasiumTest {
  private static final int COUNT = 7;
  private static final int STEPS = 2000;

  private final EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();

  @ParameterizedTest
  @CsvSource({"30, false", "30, true", "500, false"})
  void oneGeneratorForAll(int limit, boolean sutton) {
    assertEqualSteps(
        request(AutoresetMode.NEXT_STEP, limit, sutton)
            .withVectorizationMode(VectorizationMode.VECTOR_ENTRY_POINT),
        limit,
        sutton);
  }

  @ParameterizedTest
  @EnumSource(AutoresetMode.class)
  void sync(AutoresetMode mode) {
    assertEqualSteps(request(mode, 30, false), 30, false);
    assertEqualSteps(request(mode, 500, true), 500, true);
  }

  /** A wrapper that changes nothing keeps the registry from taking CartPole's own vector. */
  @ParameterizedTest
  @EnumSource(AutoresetMode.class)
  void syncOfSingleEnvironments(AutoresetMode mode) {
    MakeRequest request =
        request(mode, 30, false)
            .withWrappers(new WrapperSpec("TimeLimit", Map.of("max_episode_steps", 1000)));
    assertEqualSteps(request, 30, false);
  }

  private static MakeRequest request(AutoresetMode mode, int limit, boolean sutton) {
    return MakeRequest.of("CartPole-v1", COUNT)
        .withAutoresetMode(mode)
        .withMaxEpisodeSteps(limit)
        .withKwargs(Map.of("sutton_barto_reward", sutton));
  }

  private void assertEqualSteps(MakeRequest request, int limit, boolean sutton) {
    AutoresetMode mode = request.autoresetMode();
    ByteBuffer expected =
        RealGymnasium.run(
            "vector.py", request.vectorizationMode().wireName(), mode, COUNT, STEPS, limit, sutton);
    try (VectorEnvironment vector = registry.make(request)) {
      Space actionSpace = vector.singleActionSpace().batch(COUNT);
      Pcg64 sampler = Pcg64.seeded(7);
      Object first =
          vector
              .reset(ResetArguments.seeded(42, COUNT).withOptions(Map.of("low", -0.1, "high", 0.1)))
              .observation();
      assertObservation(expected, first, "reset");
      boolean[] ended = new boolean[COUNT];
      int episodes = 0;
      for (int t = 0; t < STEPS; t++) {
        String where = "step " + t;
        if (mode == AutoresetMode.DISABLED && any(ended)) {
          assertObservation(
              expected, vector.reset(ResetArguments.masked(ended)).observation(), where);
        }
        Object actions = actionSpace.sample(sampler);
        for (int i = 0; i < COUNT; i++) {
          assertThat(((NdArray) actions).getLong(i)).as(where).isEqualTo(expected.getLong());
        }
        VectorStep step = vector.step(actions);
        assertObservation(expected, step.observation(), where);
        for (double reward : step.reward()) {
          assertThat(Double.doubleToRawLongBits(reward)).as(where).isEqualTo(expected.getLong());
        }
        assertFlags(expected, step.terminated(), where);
        assertFlags(expected, step.truncated(), where);
        for (int i = 0; i < COUNT; i++) {
          ended[i] = step.ended(i);
          episodes += ended[i] ? 1 : 0;
        }
        if (mode == AutoresetMode.SAME_STEP) {
          assertFlags(expected, ended, where);
          for (VectorStep.FinalStep last : step.finals()) {
            assertThat(ended[last.index()]).isTrue();
            assertObservation(expected, last.observation(), where);
          }
        } else {
          assertThat(step.finals()).isEmpty();
        }
      }
      assertThat(episodes).isGreaterThan(100);
      assertThat(expected.hasRemaining()).isFalse();
    }
  }

  private static void assertObservation(ByteBuffer expected, Object observation, String where) {
    NdArray array = (NdArray) observation;
    for (int i = 0; i < array.size(); i++) {
      assertThat(Float.floatToRawIntBits(array.getFloat(i))).as(where).isEqualTo(expected.getInt());
    }
  }

  private static void assertFlags(ByteBuffer expected, boolean[] flags, String where) {
    for (boolean flag : flags) {
      assertThat(flag).as(where).isEqualTo(expected.get() != 0);
    }
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }
}
