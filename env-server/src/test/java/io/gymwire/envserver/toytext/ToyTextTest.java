package io.gymwire.envserver.toytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.error.GymWireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToyTextTest {

  @Test
  void aRestoredStateGoesOnAsIfNothingHadHappened() {
    Map<String, Object> kwargs =
        Map.of("is_rainy", true, "fickle_passenger", true, "fickle_probability", 1.0);
    ToyText original = new ToyText(new Taxi(TaxiArguments.of(kwargs)));
    original.reset(OptionalLong.of(3), Map.of());
    original.step(0L);
    byte[] saved = original.saveState();
    List<Object> expected = play(original);
    ToyText other = new ToyText(new Taxi(TaxiArguments.of(kwargs)));

    other.restoreState(saved);

    assertThat(play(other)).isEqualTo(expected);
  }

  @Test
  void aStateOfOtherRulesIsRefused() {
    ToyText lake = new ToyText(new FrozenLake(FrozenLakeArguments.of(Map.of(), "4x4")));
    ToyText other =
        new ToyText(new FrozenLake(FrozenLakeArguments.of(Map.of("is_slippery", false), "4x4")));

    assertThatThrownBy(() -> other.restoreState(lake.saveState()))
        .isInstanceOf(GymWireException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SX", "FFG", "S,FG"})
  void mapsThatAreNoneAreRefused(String rows) {
    List<String> desc = List.of(rows.split(","));

    assertThatThrownBy(() -> FrozenLakeArguments.of(Map.of("desc", desc), "4x4"))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("allowed: rows of the same length");
  }

  @Test
  void otherArgumentsAreRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> FrozenLakeArguments.of(Map.of("map_name", "5x5"), "4x4"))
        .hasMessageContaining("allowed: 4x4, 8x8");
    assertThatThrownBy(() -> FrozenLakeArguments.of(Map.of("size", 5), "4x4"))
        .hasMessageContaining("unknown argument 'size'");
    assertThatThrownBy(() -> FrozenLakeArguments.of(Map.of("success_rate", 1.5), "4x4"))
        .hasMessageContaining("a number from 0 to 1");
    assertThatThrownBy(
            () -> FrozenLakeArguments.of(Map.of("reward_schedule", List.of(1, 2)), "4x4"))
        .hasMessageContaining("three numbers");
    assertThatThrownBy(() -> TaxiArguments.of(Map.of("is_rainy", 1)))
        .hasMessageContaining("allowed: true, false");
    assertThatThrownBy(() -> TaxiArguments.of(Map.of("rain", true)))
        .hasMessageContaining("unknown argument 'rain'");
  }

  private static List<Object> play(ToyText environment) {
    List<Object> seen = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      Step step = environment.step(i % 6);
      seen.add(List.of(step.observation(), step.reward(), step.info()));
    }
    return seen;
  }
}
