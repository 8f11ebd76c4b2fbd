package io.gymwire.envserver.cartpole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.envserver.vector.SyncVectorEnvironment;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorizationMode;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CartPole's own vectors: equal to the general one, and refusing what is not allowed. */
class CartPoleVectorTest {
  private static final int COUNT = 5;

  private final EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();

  @ParameterizedTest
  @EnumSource(AutoresetMode.class)
  void equalsTheGeneralVector(AutoresetMode mode) {
    MakeRequest request =
        MakeRequest.of("CartPole-v1", COUNT)
            .withAutoresetMode(mode)
            .withMaxEpisodeSteps(40)
            .withKwargs(Map.of("sutton_barto_reward", true));
    VectorEnvironment fused = registry.make(request);
    VectorEnvironment general =
        registry.make(
            request.withWrappers(
                new WrapperSpec("TimeLimit", Map.of("max_episode_steps", 1_000_000L))));
    assertThat(fused).isInstanceOf(CartPoleVector.class);
    assertThat(general).isInstanceOf(SyncVectorEnvironment.class);
    ResetArguments first = ResetArguments.seeded(9, COUNT).withOptions(Map.of("high", 0.1));
    assertThat(fused.reset(first).observation()).isEqualTo(general.reset(first).observation());
    Pcg64 random = Pcg64.seeded(1);
    int episodes = 0;
    for (int t = 0; t < 5000; t++) {
      Object actions = fused.singleActionSpace().batch(COUNT).sample(random);
      VectorStep left = fused.step(actions);
      assertEqual(left, general.step(actions));
      boolean[] mask = ended(left);
      episodes += any(mask) ? 1 : 0;
      boolean abandon = t % 700 == 699;
      mask[2] |= abandon;
      if (abandon || (mode == AutoresetMode.DISABLED && any(mask))) {
        ResetArguments masked = ResetArguments.masked(mask);
        assertThat(fused.reset(masked).observation())
            .isEqualTo(general.reset(masked).observation());
      }
    }
    assertThat(episodes).isGreaterThan(500);
  }

  @ParameterizedTest
  @EnumSource(AutoresetMode.class)
  void restoredVectorGoesOnBitForBit(AutoresetMode mode) {
    assertRestores(MakeRequest.of("CartPole-v1", COUNT).withAutoresetMode(mode));
  }

  @Test
  void restoredVectorOfOneGeneratorGoesOnBitForBit() {
    assertRestores(shared());
  }

  @Test
  void stateOfAnotherVectorIsRefused() {
    VectorEnvironment vector = registry.make(MakeRequest.of("CartPole-v1", COUNT));
    vector.reset(ResetArguments.seeded(1, COUNT));
    byte[] state = vector.saveState();
    for (MakeRequest other :
        new MakeRequest[] {
          MakeRequest.of("CartPole-v0", COUNT), MakeRequest.of("CartPole-v1", COUNT + 1), shared(),
        }) {
      assertRefused(
          () -> registry.make(other).restoreState(state), ErrorCode.INVALID_VALUE, "state");
    }
    byte[] damaged = state.clone();
    damaged[state.length / 2] ^= 4;
    assertRefused(() -> vector.restoreState(damaged), ErrorCode.INVALID_VALUE, "state");
    byte[] cut = Arrays.copyOf(state, state.length - 9);
    assertRefused(() -> vector.restoreState(cut), ErrorCode.INVALID_VALUE, "state");
    assertRefused(() -> vector.restoreState(new byte[3]), ErrorCode.INVALID_VALUE, "state");
  }

  @ParameterizedTest
  @EnumSource(VectorizationMode.class)
  void invalidActionsStepNothing(VectorizationMode mode) {
    MakeRequest request = MakeRequest.of("CartPole-v1", COUNT).withVectorizationMode(mode);
    VectorEnvironment vector = registry.make(request);
    VectorEnvironment undisturbed = registry.make(request);
    vector.reset(ResetArguments.seeded(1, COUNT));
    undisturbed.reset(ResetArguments.seeded(1, COUNT));
    for (Object wrong :
        new Object[] {
          NdArray.ofLongs(0, 1, 2, 0, 0),
          NdArray.ofLongs(0, 1, -1, 0, 0),
          NdArray.ofLongs(0, 1),
          NdArray.ofDoubles(0.5, 0, 0, 0, 0),
          NdArray.zeros(DType.INT64, COUNT, 1),
          "left",
        }) {
      assertRefused(() -> vector.step(wrong), ErrorCode.INVALID_VALUE, "action");
    }
    NdArray right = NdArray.ofLongs(1, 0, 1, 1, 1);
    assertEqual(vector.step(right), undisturbed.step(right));
  }

  @Test
  void resetIsNeededFirst() {
    for (MakeRequest request : new MakeRequest[] {MakeRequest.of("CartPole-v1", 2), shared()}) {
      VectorEnvironment vector = registry.make(request);
      NdArray actions = NdArray.zeros(DType.INT64, vector.numEnvs());
      assertRefused(() -> vector.step(actions), ErrorCode.RESET_NEEDED, "");
    }
  }

  @Test
  void endedEnvironmentsAreNotSteppedWhenResetsAreDisabled() {
    VectorEnvironment vector =
        registry.make(
            MakeRequest.of("CartPole-v1", 2)
                .withMaxEpisodeSteps(1)
                .withAutoresetMode(AutoresetMode.DISABLED));
    NdArray actions = NdArray.ofLongs(0, 1);
    vector.reset(ResetArguments.seeded(1, 2));
    vector.step(actions);
    assertRefused(() -> vector.step(actions), ErrorCode.RESET_NEEDED, "");
    vector.reset(ResetArguments.masked(true, false));
    assertRefused(() -> vector.step(actions), ErrorCode.RESET_NEEDED, "");
    vector.reset(ResetArguments.masked(false, true));
    assertThat(vector.step(actions).truncated()).containsExactly(true, true);
  }

  @Test
  void wrongResetsAreRefused() {
    VectorEnvironment vector = registry.make(MakeRequest.of("CartPole-v1", 2));
    assertRefused(
        () -> vector.reset(ResetArguments.masked(true, false)), ErrorCode.RESET_NEEDED, "");
    assertRefused(
        () -> vector.reset(ResetArguments.masked(false, false)),
        ErrorCode.INVALID_VALUE,
        "reset_mask");
    assertRefused(
        () -> vector.reset(ResetArguments.masked(true)), ErrorCode.INVALID_VALUE, "reset_mask");
    assertRefused(() -> vector.reset(ResetArguments.seeded(1, 3)), ErrorCode.INVALID_VALUE, "seed");
    for (Map<String, Object> options :
        List.<Map<String, Object>>of(
            Map.of("low", 1), Map.of("high", "far"), Map.of("high", Double.NaN))) {
      assertRefused(
          () -> vector.reset(ResetArguments.none().withOptions(options)),
          ErrorCode.INVALID_VALUE,
          "options");
    }
    VectorEnvironment oneGenerator = registry.make(shared());
    oneGenerator.reset(ResetArguments.none());
    assertRefused(
        () -> oneGenerator.reset(ResetArguments.masked(true, true, true, true, true)),
        ErrorCode.INVALID_VALUE,
        "reset_mask");
  }

  @Test
  void wrongArgumentsAreRefused() {
    MakeRequest request = MakeRequest.of("CartPole-v1", 2);
    assertRefused(
        () -> registry.make(request.withKwargs(Map.of("gravity", 1))),
        ErrorCode.INVALID_VALUE,
        "kwargs");
    assertRefused(
        () -> registry.make(request.withKwargs(Map.of("sutton_barto_reward", "yes"))),
        ErrorCode.INVALID_VALUE,
        "kwargs");
    assertRefused(
        () -> registry.make(request.withKwargs(Map.of("kinematics_integrator", "verlet"))),
        ErrorCode.INVALID_VALUE,
        "kwargs");
    assertRefused(
        () -> registry.make(shared().withAutoresetMode(AutoresetMode.SAME_STEP)),
        ErrorCode.INVALID_VALUE,
        "autoreset_mode");
  }

  @Test
  void unseededResetsDiffer() {
    VectorEnvironment one = registry.make(MakeRequest.of("CartPole-v1", 2));
    VectorEnvironment other = registry.make(MakeRequest.of("CartPole-v1", 2));
    assertThat(one.reset(ResetArguments.none()).observation())
        .isNotEqualTo(other.reset(ResetArguments.none()).observation());
  }

  private void assertRestores(MakeRequest request) {
    MakeRequest limited = request.withMaxEpisodeSteps(30);
    VectorEnvironment original = registry.make(limited);
    VectorEnvironment restored = registry.make(limited);
    original.reset(ResetArguments.seeded(3, COUNT).withOptions(Map.of("low", -0.2)));
    Pcg64 random = Pcg64.seeded(2);
    for (int t = 0; t < 400; t++) {
      Object actions = original.singleActionSpace().batch(COUNT).sample(random);
      boolean[] ended = ended(original.step(actions));
      byte[] state = original.saveState();
      assertThat(restored.restoreState(state).observation()).isInstanceOf(NdArray.class);
      if (request.autoresetMode() == AutoresetMode.DISABLED && any(ended)) {
        assertThat(restored.reset(ResetArguments.masked(ended)).observation())
            .isEqualTo(original.reset(ResetArguments.masked(ended)).observation());
      }
      for (int ahead = 0; ahead < 2; ahead++) {
        Object next = original.singleActionSpace().batch(COUNT).sample(random);
        VectorStep expected = original.step(next);
        assertEqual(restored.step(next), expected);
        if (any(ended(expected))) {
          break;
        }
      }
      original.reset(ResetArguments.none());
    }
  }

  private static MakeRequest shared() {
    return MakeRequest.of("CartPole-v1", COUNT)
        .withVectorizationMode(VectorizationMode.VECTOR_ENTRY_POINT);
  }

  private static void assertRefused(ThrowingCallable call, ErrorCode code, String field) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.field().orElse("")).startsWith(field);
            });
  }

  private static void assertEqual(VectorStep left, VectorStep right) {
    assertThat(left.observation()).isEqualTo(right.observation());
    assertThat(left.reward()).isEqualTo(right.reward());
    assertThat(left.terminated()).isEqualTo(right.terminated());
    assertThat(left.truncated()).isEqualTo(right.truncated());
    assertThat(left.info()).isEqualTo(right.info());
    assertThat(left.finals()).isEqualTo(right.finals());
  }

  private static boolean[] ended(VectorStep step) {
    boolean[] ended = new boolean[COUNT];
    for (int i = 0; i < COUNT; i++) {
      ended[i] = step.ended(i);
    }
    return ended;
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
