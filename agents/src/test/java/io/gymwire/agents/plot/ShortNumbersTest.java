package io.gymwire.agents.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "500,500",
    "1000,1k",
    "2500,2.5k",
    "999000,999k",
    "1000000,1M",
    "1250000,1.25M",
    "50000000,50M",
    "-2000,-2k"
  })
  void saysStepsAsPeopleDo(double number, String text) {
    assertThat(new ShortNumbers().format(number)).isEqualTo(text);
  }
}
