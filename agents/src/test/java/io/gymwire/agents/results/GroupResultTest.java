package io.gymwire.agents.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.logging.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupResultTest {
  private static final String SUMMARY =
      "{\"env_steps\":%d,\"wall_seconds\":%s,\"stop_reason\":\"%s\",\"eval\":{\"episodes\":100,\"mean_return\":%s,\"std_return\":5.0}}";

  @TempDir Path directory;

  @Test
  void averagesOverRunsWithTheErrorOfTheirMean() {
    RunRecord first = run("a", 0, "n-step: 1", 10, 4, 20, 95, 30, 50);
    RunRecord second = run("b", 1, "n-step: 1", 10, 91, 20, 92);
    RunRecord third = run("c", 2, "n-step: 1", 10, 8);
    first = RunFolders.summarise(first, SUMMARY.formatted(35, "2.0", "total-steps", "80.0"));
    second = RunFolders.summarise(second, SUMMARY.formatted(20, "4.0", "solved", "90.0"));
    List<GroupResult> results = GroupResult.of(List.of(first, second, third), Optional.empty());
    assertThat(results).hasSize(1);
    GroupResult result = results.get(0);
    // numpy: a = [95, 92, 8]; a.mean() = 65, a.std(ddof=1) / sqrt(3) = 28.51315485876651
    assertThat(result.best().orElseThrow().mean()).isCloseTo(65, within(1e-12));
    assertThat(result.best().orElseThrow().standardError())
        .isCloseTo(28.51315485876651, within(1e-12));
    assertThat(result.fresh()).contains(new Estimate(85, 5, 2));
    // The threshold is the return at which the runs were to end, 90.
    assertThat(result.stepsToThreshold()).contains(new Estimate(15, 5, 2));
    assertThat(result.wallSeconds()).contains(3.0);
    assertThat(result.steps()).isCloseTo((35 + 20 + 10) / 3.0, within(1e-12));
    assertThat(result.results())
        .extracting(RunResult::isFinished)
        .containsExactly(true, true, false);
  }

  @Test
  void aSingleRunHasTheErrorOfItsEpisodes() {
    GroupResult result =
        GroupResult.of(List.of(run("a", 0, "n-step: 1", 10, 4, 20, 5)), Optional.of(4.5)).get(0);
    // Four episodes of standard deviation 2.
    assertThat(result.best()).contains(new Estimate(5, 1, 4));
    assertThat(result.fresh()).isEmpty();
    assertThat(result.wallSeconds()).isEmpty();
    assertThat(result.stepsToThreshold()).contains(new Estimate(20, 0, 1));
  }

  @Test
  void theBestGroupComesFirst() {
    List<GroupResult> results =
        GroupResult.of(
            List.of(
                run("a", 0, "n-step: 1", 10, 4),
                run("b", 0, "n-step: 2"),
                run("c", 0, "n-step: 3", 10, 7)),
            Optional.empty());
    assertThat(results)
        .extracting(result -> result.group().label())
        .containsExactly("dqn, n-step=3", "dqn, n-step=1", "dqn, n-step=2");
  }

  private RunRecord run(String name, int seed, String hyperparameters, double... evaluations) {
    return RunFolders.write(
        directory.resolve(name), "CartPole-v1", seed, hyperparameters, evaluations);
  }
}
