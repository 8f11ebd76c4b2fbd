package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Learning from observations that are not vectors of numbers. In the puzzles a return of 0 is the
 * best there is, in every episode; the walks have action masks, and a masked action ends the run.
 */
class ObservationSpacesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "dqn, BitFlipping-v0, -0.1",
    "dqn, Walk-v0, -0.1",
    "dqn, NamedWalk-v0, -0.1",
    "dqn, FrozenLake-v1, 0.99",
    "ppo, BitFlipping-v0, -0.1",
    "ppo, Walk-v0, -0.1",
    "ppo, NamedWalk-v0, -0.1",
    "ppo, FrozenLake-v1, 0.99"
  })
  void findsTheShortestWay(String algorithm, String environment, String best) throws Exception {
    CommandResult trained =
        CommandResult.of(
            "train",
            algorithm,
            "--env",
            environment,
            "--env-arguments",
            environment.startsWith("FrozenLake") ? "is_slippery=false" : "none",
            "--stop-at-return",
            best,
            "--total-steps",
            "100000",
            "--run-dir",
            directory.resolve("run").toString(),
            "--json");

    assertThat(trained.exitCode()).as(trained.err()).isZero();
    JsonNode summary = trained.json();
    assertThat(summary.get("solved_at_step").isNull()).as(summary.toString()).isFalse();
  }
}
