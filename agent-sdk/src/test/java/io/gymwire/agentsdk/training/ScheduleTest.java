package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.protocol.error.GymWireException;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

  // Mutation that fails it: epsilon collapses by a precedence error (Schedule.at: start - step + 1
  // / steps).
  @Test
  void aLineFallsEvenlyAndThenStays() {
    Schedule schedule = Schedule.linear(1, 0.02, 1000);

    assertThat(schedule.at(0)).isEqualTo(1);
    assertThat(schedule.at(1)).isCloseTo(0.99902, within(1e-12));
    assertThat(schedule.at(500)).isCloseTo(0.51, within(1e-12));
    assertThat(schedule.at(1000)).isCloseTo(0.02, within(1e-12));
    assertThat(schedule.at(1_000_000)).isCloseTo(0.02, within(1e-12));
  }

  @Test
  void aCosineIsHalfWayInTheMiddleAndFlatAtItsEnds() {
    Schedule schedule = new Schedule(ScheduleShape.COSINE, 3, 1, 100);

    assertThat(schedule.at(0)).isEqualTo(3);
    assertThat(schedule.at(25)).isCloseTo(2 + Math.sqrt(0.5), within(1e-12));
    assertThat(schedule.at(50)).isCloseTo(2, within(1e-12));
    assertThat(schedule.at(100)).isCloseTo(1, within(1e-12));
    assertThat(schedule.at(101)).isCloseTo(1, within(1e-12));
  }

  @Test
  void aConstantStaysAtItsStart() {
    Schedule schedule = new Schedule(ScheduleShape.CONSTANT, 3, 1, 100);

    assertThat(schedule.at(0)).isEqualTo(3);
    assertThat(schedule.at(1000)).isEqualTo(3);
  }

  @Test
  void aScheduleTakesTime() {
    assertThatThrownBy(() -> Schedule.linear(1, 0, 0))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("at least 1 step");
  }
}
