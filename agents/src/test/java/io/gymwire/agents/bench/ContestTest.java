package io.gymwire.agents.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {
  // The machine is at half its speed in the second round, while the second contestant has its turn
  // at full speed, and at a quarter in the third.
  private static final Contest CONTEST =
      new Contest(List.of(List.of(100.0, 80.0), List.of(50.0, 90.0), List.of(25.0, 20.0)));

  // Mutations that fail it: the mean; the first round.
  @Test
  void aRateIsTheMedianOfTheRounds() {
    assertThat(CONTEST.unitsPerSecond(0)).isEqualTo(50);
    assertThat(CONTEST.unitsPerSecond(1)).isEqualTo(80);
  }

  // Mutations that fail it: the ratio of the two medians, 1.6; the other way round.
  @Test
  void aRatioIsTheMedianOfTheRatiosWithinARound() {
    assertThat(CONTEST.ratio(1, 0)).isEqualTo(0.8);
  }
}
