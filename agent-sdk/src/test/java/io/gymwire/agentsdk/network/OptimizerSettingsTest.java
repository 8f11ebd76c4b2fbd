package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.protocol.error.GymWireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerSettingsTest {
  private static final OptimizerSettings SETTINGS =
      OptimizerSettings.adam(Schedule.linear(0.5, 0.25, 100));

  // Mutations that fail it: the rate does not fall, or to where it began.
  @Test
  void theScheduleOfTheLearningRateIsTheOneItWasMadeWith() {
    assertThat(SETTINGS.learningRates()).isEqualTo(Schedule.linear(0.5, 0.25, 100));
    assertThat(Settings.with(SETTINGS, "learning-rate-schedule=constant").learningRates().at(100))
        .isEqualTo(0.5);
  }

  // Mutation that fails it: the norm is left as it was.
  @Test
  void gradientsAreLeftAloneUnlessToldOtherwise() {
    assertThat(SETTINGS.maxGradientNorm()).isZero();
    assertThat(SETTINGS.withMaxGradientNorm(0.5))
        .isEqualTo(Settings.with(SETTINGS, "max-gradient-norm=0.5"));
  }

  // Mutations that fail it: any check left out.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optimizer-epsilon=0 | optimizer-epsilon must be above 0, not 0.0",
        "learning-rate=-1 | learning-rate must be above 0, not -1.0",
        "learning-rate-end=-1 | learning-rate-end must be 0 or more, not -1.0",
        "learning-rate=0.1 | learning-rate-end must be at most learning-rate, 0.1, unless learning-rate-schedule is constant, not 0.25",
        "learning-rate-steps=0 | learning-rate-steps must be at least 1, not 0",
        "max-gradient-norm=-1 | max-gradient-norm must be 0 or more, not -1.0"
      })
  void refusesWhatIsOutOfRange(String assignment, String message) {
    assertThatThrownBy(() -> Settings.with(SETTINGS, assignment))
        .isInstanceOf(GymWireException.class)
        .hasMessage(message);
  }
}
