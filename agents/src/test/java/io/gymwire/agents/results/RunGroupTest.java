package io.gymwire.agents.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.logging.RunRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunGroupTest {
  @TempDir Path directory;

  @Test
  void seedsAndLengthsDoNotPartRuns() {
    List<RunGroup> groups =
        RunGroup.of(
            List.of(
                run("a", "CartPole-v1", 0, "n-step: 1"), run("b", "CartPole-v1", 1, "n-step: 1")));
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).label()).isEqualTo("dqn");
    assertThat(groups.get(0).seeds()).containsExactly("0", "1");
  }

  @Test
  void settingsPartRunsAndNameTheGroups() {
    List<RunGroup> groups =
        RunGroup.of(
            List.of(
                run("a", "CartPole-v1", 0, "tau: 1.0\nn-step: 1\ngamma: 0.9"),
                run("b", "CartPole-v1", 0, "tau: 0.5\nn-step: 3\ngamma: 0.9"),
                run("c", "Catch36-v0", 0, "tau: 0.1\nn-step: 9\ngamma: 0.1"),
                run("d", "CartPole-v1", 1, "tau: 1.0\nn-step: 1\ngamma: 0.9")));
    assertThat(groups)
        .extracting(RunGroup::label)
        .containsExactly("dqn, n-step=1, tau=1.0", "dqn, n-step=3, tau=0.5", "dqn");
    assertThat(groups.get(0).runs()).hasSize(2);
    assertThat(groups.get(2).envId()).isEqualTo("Catch36-v0");
  }

  // Mutation that fails it: a seed counts as often as it comes.
  @Test
  void aSeedThatComesAgainCountsInAGroupOfItsOwn() {
    List<RunGroup> groups =
        RunGroup.of(
            List.of(
                run("a", "CartPole-v1", 0, "n-step: 1"),
                run("b", "CartPole-v1", 0, "n-step: 1"),
                run("c", "CartPole-v1", 1, "n-step: 1"),
                run("d", "CartPole-v1", 0, "n-step: 1")));
    assertThat(groups)
        .extracting(RunGroup::label)
        .containsExactly("dqn", "dqn, repeat=2", "dqn, repeat=3");
    assertThat(groups.get(0).seeds()).containsExactly("0", "1");
  }

  private RunRecord run(String name, String envId, int seed, String hyperparameters) {
    return RunFolders.write(directory.resolve(name), envId, seed, hyperparameters);
  }
}
