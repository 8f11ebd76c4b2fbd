package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.settings.Settings;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  // Mutation that fails it: the mean taken whatever is asked for (Callbacks.of).
  @ParameterizedTest
  @CsvSource({"mean-return, 1, 2", "median-return, 2, 3", "lowest-return, 1, 3"})
  void whatIsBestCanBeChosen(String measure, long first, long second) throws IOException {
    Files.createDirectories(folder.resolve("checkpoints"));
    TrainerSettings settings =
        Settings.with(
            TrainerSettings.defaults("Counter-v0"),
            Map.of("keep-best", "2", "keep-best-by", measure));
    Callbacks callbacks = Callbacks.of(settings, List.of());
    List<List<Double>> returns =
        List.of(List.of(3.0, 3.0, 9.0), List.of(1.0, 4.0, 9.0), List.of(2.0, 5.0, 5.0));
    for (int i = 0; i < returns.size(); i++) {
      Evaluation evaluation = new Evaluation(i + 1, returns.get(i), List.of(1L, 1L, 1L));
      callbacks.forEach(
          callback -> callback.onEvaluation(at(evaluation.environmentSteps()), evaluation));
    }

    assertThat(new Checkpoints(folder).names())
        .containsExactly("best-" + Checkpoints.number(first), "best-" + Checkpoints.number(second));
  }

  /** Returns a run that has taken {@code steps} steps. */
  private Run at(long steps) {
    return (Run)
        Proxy.newProxyInstance(
            Run.class.getClassLoader(),
            new Class<?>[] {Run.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "environmentSteps" -> steps;
                  case "directory" -> folder;
                  case "algorithm" -> new Habit();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
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
