package io.gymwire.envserver.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Space;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved states of Atari games under wrappers. */
class AtariWrappersStateTest {
  private static final int NUM_ENVS = 2;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AtariPreprocessing",
        "NoopReset MaxAndSkip EpisodicLife FireReset GrayscaleObservation",
        "bolts-dqn",
        "cleanrl-atari",
        "sb3-atari"
      })
  void restoredGameGoesOnBitForBit(String wrappers) {
    MakeRequest request =
        MakeRequest.of("GymWire/OpenPong-v0", NUM_ENVS)
            .withAutoresetMode(AutoresetMode.SAME_STEP)
            .withKwargs(Map.of("frameskip", 1L, "max_num_frames_per_episode", 1201L))
            .withWrappers(
                Arrays.stream(wrappers.split(" "))
                    .map(WrapperSpec::of)
                    .toArray(WrapperSpec[]::new));
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        VectorEnvironment original = registry.make(request);
        VectorEnvironment restored = registry.make(request)) {
      Space actions = original.singleActionSpace().batch(NUM_ENVS);
      Pcg64 random = Pcg64.seeded(1);
      original.reset(ResetArguments.seeded(5, NUM_ENVS));
      for (int i = 0; i < 150; i++) {
        original.step(actions.sample(random));
      }
      assertThat(restored.restoreState(original.saveState()).observation())
          .isEqualTo(original.restoreState(original.saveState()).observation());
      int episodes = 0;
      for (int i = 0; i < 400; i++) {
        Object action = actions.sample(random);
        VectorStep expected = original.step(action);
        VectorStep actual = restored.step(action);
        assertThat(actual.observation()).isEqualTo(expected.observation());
        assertThat(actual.reward()).isEqualTo(expected.reward());
        assertThat(actual.terminated()).isEqualTo(expected.terminated());
        assertThat(actual.truncated()).isEqualTo(expected.truncated());
        assertThat(actual.info()).usingRecursiveComparison().isEqualTo(expected.info());
        episodes += expected.ended(0) ? 1 : 0;
      }
      assertThat(episodes).isPositive();
    }
  }
}
