package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real, tiny sweeps, each run in a process of its own. */
class SweepCommandTest {
  @TempDir Path directory;

  @Test
  void trainsEveryCombinationOnceAndAddsWhatIsNew() throws IOException {
    CommandResult first = sweep("--seeds", "0..1", "--grid", "n-step=1,3", "--jobs", "2");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err())
        .contains("Runs in " + directory.resolve("sweep") + ": 4, of which finished: 0")
        .contains("n-step=3-seed1: total-steps after 150 steps");
    JsonNode groups = first.json().get("groups");
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).get("runs")).hasSize(2);
    assertThat(directory.resolve("sweep/curves.png")).isRegularFile();
    assertThat(directory.resolve("sweep/n-step=3-seed1/config.yaml"))
        .content()
        .contains("n-step: 3", "seed: 1", "batch-size: 16")
        // Two runs at once share the cores as it is.
        .contains("threads: 1");
    // Not repeated: a run that was would have other times in its files.
    byte[] before = Files.readAllBytes(summary("n-step=1-seed0"));

    CommandResult second = sweep("--seeds", "0..2", "--grid", "n-step=1");
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.err()).contains(": 3, of which finished: 2");
    assertThat(second.json().get("groups")).hasSize(1);
    assertThat(second.json().get("groups").get(0).get("runs")).hasSize(3);
    assertThat(Files.readAllBytes(summary("n-step=1-seed0"))).isEqualTo(before);

    // Longer: goes on from the checkpoints.
    CommandResult third = sweep("--seeds", "0", "--grid", "n-step=1", "--total-steps", "200");
    assertThat(third.exitCode()).as(third.err()).isZero();
    assertThat(third.json().get("groups").get(0).get("env_steps").asInt()).isEqualTo(200);

    CommandResult other = sweep("--seeds", "0", "--grid", "n-step=1", "--num-envs", "2");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("holds a run with other settings than this sweep's");
  }

  @Test
  void aRunThatFailsDoesNotEndTheSweep() {
    // The learning rate ruins the second run.
    CommandResult result =
        sweep("--seeds", "0", "--grid", "learning-rate=0.001,1e38", "--total-steps", "300");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("learning-rate=1e38-seed0: failed with exit code");
    assertThat(result.json().get("failed")).hasSize(1);
    assertThat(result.json().get("groups")).hasSize(1);
    assertThat(directory.resolve("sweep/logs/learning-rate=1e38-seed0.log")).isNotEmptyFile();
  }

  @Test
  void saysWhatItWouldDoAndWhatIsWrong() {
    CommandResult dry = sweep("--seeds", "4", "--dry-run");
    assertThat(dry.exitCode()).isZero();
    assertThat(dry.err())
        .contains(
            "./gymwire train dqn --run-dir "
                + directory.resolve("sweep/seed4")
                + " --env CartPole-v1");
    assertThat(directory.resolve("sweep")).doesNotExist();

    assertWrong(
        "unknown setting 'n-stp'; did you mean 'n-step'?", sweep("--grid", "n-stp=1", "--dry-run"));
    assertWrong("--grid cannot have seed: give the seeds with --seeds", sweep("--grid", "seed=1"));
    assertWrong("num-envs must be at least 1", sweep("--grid", "num-envs=0,1"));
    assertWrong("--jobs must be at least 1, not 0", sweep("--jobs", "0"));
    assertWrong(
        "unknown algorithm 'dqm'", CommandResult.of("sweep", "dqm", "--env", "CartPole-v1"));
    assertWrong("which environment?", CommandResult.of("sweep", "dqn"));
  }

  private static void assertWrong(String message, CommandResult result) {
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  private Path summary(String run) {
    return directory.resolve("sweep").resolve(run).resolve("summary.json");
  }

  private CommandResult sweep(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "sweep",
                "dqn",
                "--env",
                "CartPole-v1",
                "--sweep-dir",
                directory.resolve("sweep").toString(),
                "--json",
                "--set",
                "batch-size=16",
                "learning-starts=50",
                "--evaluation-episodes",
                "2",
                "--fresh-episodes",
                "2",
                "--evaluate-every",
                "50"));
    if (!List.of(more).contains("--total-steps")) {
      arguments.addAll(List.of("--total-steps", "150"));
    }
    arguments.addAll(Arrays.asList(more));
    return CommandResult.of(arguments.toArray(String[]::new));
  }
}
