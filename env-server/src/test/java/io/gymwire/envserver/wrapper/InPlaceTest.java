package io.gymwire.envserver.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.batch.Batch;
import io.gymwire.envserver.batch.InPlace;
import io.gymwire.envserver.toytext.ToyTextProvider;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Observations that are made where a vector wants them, beside those of an environment apart. */
class InPlaceTest {
  private static final Map<String, Object> TWO = Map.of("stack_size", 2L);
  private static final long SEED = 3;

  @ParameterizedTest
  @CsvSource({
    "FrameStack, true",
    "FrameStack ClipReward TimeLimit RecordEpisodeStatistics, true",
    "FrameStack FrameStack, true",
    "ClipReward FrameStack, true",
    "FrameStack MaxAndSkip, false",
    "FrameStack TransformToTensor, false",
    "FrameStack MaxAndSkip FrameStack, true",
  })
  void observationsAreTheSameInPlaceAsApart(String wrappers, boolean inPlace) {
    Environment apart = wrapped(wrappers);
    Environment offered = wrapped(wrappers);
    Batch vector = Batch.of(apart.observationSpace(), 1);
    InPlace.offer(offered, vector.get(0));
    for (int episode = 0; episode < 3; episode++) {
      OptionalLong seed = OptionalLong.of(SEED + episode);
      vector.set(0, offered.reset(seed, Map.of()).observation());
      assertThat(vector.get(0)).isEqualTo(apart.reset(seed, Map.of()).observation());
      Step expected;
      do {
        expected = apart.step(0L);
        Object observation = offered.step(0L).observation();
        if (inPlace) {
          assertThat(observation).isSameAs(vector.get(0));
        } else {
          assertThat(observation).isNotSameAs(vector.get(0));
        }
        vector.set(0, observation);
        assertThat(vector.get(0)).isEqualTo(expected.observation());
      } while (!expected.ended());
    }
  }

  @Test
  void stacksOfNumbersAreTheSameInPlaceAsApart() {
    Environment apart = Wrappers.wrap(lake(), new WrapperSpec("FrameStack", TWO));
    Environment offered = Wrappers.wrap(lake(), new WrapperSpec("FrameStack", TWO));
    Batch vector = Batch.of(apart.observationSpace(), 1);
    InPlace.offer(offered, vector.get(0));
    OptionalLong seed = OptionalLong.of(SEED);
    assertThat(offered.reset(seed, Map.of()).observation())
        .isEqualTo(apart.reset(seed, Map.of()).observation());
    for (long action : new long[] {2, 2, 1}) {
      assertThat(offered.step(action).observation())
          .isEqualTo(apart.step(action).observation())
          .isSameAs(vector.get(0));
    }
  }

  private static Environment lake() {
    return new ToyTextProvider()
        .factories().stream()
            .filter(factory -> factory.spec().id().equals("FrozenLake-v1"))
            .findFirst()
            .orElseThrow()
            .make(Map.of("is_slippery", false));
  }

  private static Environment wrapped(String wrappers) {
    Environment environment = new CountingBytes();
    for (String name : wrappers.split(" ", -1)) {
      environment = Wrappers.wrap(environment, new WrapperSpec(name, arguments(name)));
    }
    return environment;
  }

  private static Map<String, Object> arguments(String name) {
    return switch (name) {
      case "FrameStack" -> TWO;
      case "ClipReward" -> Map.of("min_reward", 0L, "max_reward", 1L);
      case "TimeLimit" -> Map.of("max_episode_steps", 20L);
      case "MaxAndSkip" -> Map.of("skip", 2L);
      default -> Map.of();
    };
  }
}
