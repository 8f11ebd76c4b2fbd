package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecsTest {
  @Test
  void whoNamesAnUnknownEnvironmentHearsOfPlugIns() {
    CommandResult result = CommandResult.of("train", "dqn", "--env", "Corridor-v0");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .matches(
            "gymwire: unknown environment 'Corridor-v0'; allowed: the \\d+ that 'gymwire envs' lists; --plugins DIR adds others\\R");
  }
}
