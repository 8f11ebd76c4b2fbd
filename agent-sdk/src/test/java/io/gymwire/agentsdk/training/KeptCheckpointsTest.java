package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCheckpointsTest {
  @TempDir Path folder;

  @Test
  void theBestEvaluationsAndTheLatestStepsAreKept() {
    List<Evaluation> evaluations = new ArrayList<>();
    Callback journal =
        new Callback() {
          @Override
          public void onEvaluation(Run run, Evaluation evaluation) {
            evaluations.add(evaluation);
          }
        };
    trainer(folder.resolve("run"), 600, List.of(journal)).run();
    assertThat(evaluations).hasSize(6);
    List<String> best =
        evaluations.stream()
            .sorted(Comparator.comparingDouble(Evaluation::meanReturn).reversed())
            .limit(2)
            .map(evaluation -> "best-" + Checkpoints.number(evaluation.environmentSteps()))
            .sorted()
            .toList();
    List<String> expected = new ArrayList<>(best);
    expected.addAll(
        List.of("best", "last", "step-0000000400", "step-0000000500", "step-0000000600"));
    assertThat(new Checkpoints(folder.resolve("run")).names()).isEqualTo(expected);
  }

  @Test
  void aResumedRunKeepsWhatAnUndisturbedOneDoes() {
    trainer(folder.resolve("undisturbed"), 600, List.of()).run();
    trainer(folder.resolve("resumed"), 300, List.of()).run();
    trainer(folder.resolve("resumed"), 600, List.of()).resume();
    assertThat(new Checkpoints(folder.resolve("resumed")).names())
        .isEqualTo(new Checkpoints(folder.resolve("undisturbed")).names());
  }

  private static Trainer trainer(Path directory, long steps, List<Callback> callbacks) {
    TrainerSettings settings =
        new TrainerSettings(
            "Counter-v0",
            2,
            7,
            steps,
            OptionalDouble.empty(),
            OptionalInt.empty(),
            100,
            4,
            100,
            50);
    return new Trainer(
        new Counters(true),
        Settings.with(settings, Map.of("keep-best", "2", "keep-checkpoints", "3")),
        new Habit(),
        directory,
        callbacks);
  }
}
