package io.gymwire.envserver.cartpole;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.envserver.wrapper.Wrappers;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Discrete;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Single CartPoles beside the real Gymnasium: every state, observation, reward and flag, bit for
 * bit.
 */
@Tag("gymnasium")
class CartPoleGymnasiumTest {

  @Test
  void sampledActions() {
    assertEqualEpisodes("CartPole-v1", 500, "sample", 1000, Map.of());
  }

  @Test
  void balancedPole() {
    long steps = assertEqualEpisodes("CartPole-v1", 500, "balance", 200, Map.of());
    assertThat(steps).as("the controller balances").isGreaterThan(200 * 400);
  }

  @Test
  void versionZero() {
    assertEqualEpisodes("CartPole-v0", 200, "balance", 20, Map.of());
  }

  @Test
  void suttonBartoReward() {
    assertEqualEpisodes(
        "CartPole-v1", 500, "sample", 100, Map.of("sutton_barto_reward", true), "sutton=1");
  }

  @Test
  void semiImplicitEuler() {
    assertEqualEpisodes(
        "CartPole-v1",
        500,
        "sample",
        100,
        Map.of("kinematics_integrator", "semi-implicit euler"),
        "semi=1");
  }

  @Test
  void otherResetBounds() {
    assertEqualEpisodes("CartPole-v1", 500, "sample", 300, Map.of(), "low=-0.8", "high=0.8");
  }

  private static long assertEqualEpisodes(
      String id,
      int maxEpisodeSteps,
      String controller,
      int episodes,
      Map<String, Object> kwargs,
      String... arguments) {
    Object[] all = new Object[3 + arguments.length];
    all[0] = id;
    all[1] = controller;
    all[2] = episodes;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    ByteBuffer expected = RealGymnasium.run("episodes.py", all);
    double bound = arguments.length == 2 ? 0.8 : 0.05;
    CartPole cartPole = new CartPole(CartPoleArguments.of(kwargs));
    Environment environment = Wrappers.timeLimit(cartPole, maxEpisodeSteps);
    Discrete actions = (Discrete) environment.actionSpace();
    long steps = 0;
    for (int seed = 0; seed < episodes; seed++) {
      Pcg64 sampler = Pcg64.seeded(seed);
      Object observation =
          environment
              .reset(OptionalLong.of(seed), Map.of("low", -bound, "high", bound))
              .observation();
      assertState(expected, cartPole, observation, "episode %d, reset".formatted(seed));
      boolean ended = false;
      for (int t = 0; !ended; t++) {
        String where = "episode %d, step %d".formatted(seed, t);
        long action = expected.getLong();
        if (controller.equals("sample")) {
          assertThat(actions.sample(sampler)).as(where).isEqualTo(action);
        }
        Step step = environment.step(action);
        assertState(expected, cartPole, step.observation(), where);
        assertThat(step.reward()).as(where).isEqualTo(expected.getDouble());
        assertThat(step.terminated()).as(where).isEqualTo(expected.get() != 0);
        assertThat(step.truncated()).as(where).isEqualTo(expected.get() != 0);
        ended = step.ended();
        steps++;
      }
    }
    assertThat(expected.hasRemaining()).isFalse();
    return steps;
  }

  private static void assertState(
      ByteBuffer expected, CartPole cartPole, Object observation, String where) {
    double[] state = cartPole.state();
    for (int i = 0; i < state.length; i++) {
      assertThat(Double.doubleToRawLongBits(state[i]))
          .as("%s, state %d", where, i)
          .isEqualTo(expected.getLong());
    }
    for (int i = 0; i < state.length; i++) {
      assertThat(Float.floatToRawIntBits(((NdArray) observation).getFloat(i)))
          .as("%s, observation %d", where, i)
          .isEqualTo(expected.getInt());
    }
  }
}
