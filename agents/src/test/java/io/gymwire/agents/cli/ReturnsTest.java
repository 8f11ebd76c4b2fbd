package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnsTest {
  @ParameterizedTest
  @CsvSource({
    "0,0.00",
    "0.42,0.42",
    "-4.528,-4.53",
    "9.25,9.25",
    "20.5,20.5",
    "500,500.0",
    "-123.46,-123.5"
  })
  void smallOnesHaveMoreDigits(double value, String text) {
    assertThat(Returns.text(value)).isEqualTo(text);
  }

  // Mutation that fails it: always an s.
  @Test
  void oneIsNotMany() {
    assertThat(Returns.count(1, "fresh episode")).isEqualTo("1 fresh episode");
    assertThat(Returns.count(0, "update")).isEqualTo("0 updates");
    assertThat(Returns.count(1_500, "environment step")).isEqualTo("1,500 environment steps");
  }
}
