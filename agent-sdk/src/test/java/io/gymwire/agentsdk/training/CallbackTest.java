package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a run calls what, of the whole of {@link Callback}. */
final class CallbackTest {
  @TempDir private Path folder;

  private final Counters counters = new Counters(true);
  private final Calls calls = new Calls();

  // Mutations that fail it: a test told as an evaluation (Trainer.test); updates not told of
  // (Trainer.learn).
  @Test
  void aRunToldFromItsStartToItsEnd() {
    Run run = trainer().run();

    assertThat(run.solvedAtStep()).isPresent();
    assertThat(calls.names.subList(0, 5))
        .containsExactly("start", "update 2", "step", "update 2", "step");
    List<String> rare = new ArrayList<>(calls.names);
    rare.removeAll(List.of("update 2", "step", "episode", "metrics"));
    assertThat(rare.subList(0, 4))
        .containsExactly("start", "evaluation start 4", "checkpoint best.gymwire", "evaluation");
    assertThat(rare.subList(rare.size() - 10, rare.size()))
        .containsExactly(
            "evaluation start 4",
            "test start 100",
            "test",
            "checkpoint best.gymwire",
            "evaluation",
            "checkpoint last.gymwire",
            "test start 100",
            "test",
            "end",
            "close");
  }

  // Mutation that fails it: callbacks closed without a word (Trainer.conduct: no onFailure).
  @Test
  void aRunThatFailedToldAsOne() {
    counters.watcher =
        vector -> {
          if (calls.names.contains("evaluation")) {
            throw new IllegalStateException("out of order");
          }
        };

    assertThatThrownBy(() -> trainer().run()).hasMessage("out of order");

    assertThat(calls.names).endsWith("evaluation", "failure out of order", "close");
    assertThat(calls.names).doesNotContain("end");
  }

  private Trainer trainer() {
    TrainerSettings settings =
        new TrainerSettings(
            "Counter-v0",
            1,
            7,
            2_000,
            OptionalDouble.of(7),
            OptionalInt.empty(),
            50,
            4,
            1_000,
            1_000);
    return new Trainer(counters, settings, new Habit(), folder.resolve("run"), List.of(calls));
  }

  private static final class Calls implements Callback {
    final List<String> names = new ArrayList<>();

    @Override
    public void onStart(Run run) {
      names.add("start");
    }

    @Override
    public void onStep(Run run) {
      names.add("step");
    }

    @Override
    public void onUpdate(Run run, int updates) {
      names.add("update " + updates);
    }

    @Override
    public void onEpisode(Run run, Episode episode) {
      names.add("episode");
    }

    @Override
    public void onMetrics(Run run, Map<String, Double> metrics) {
      names.add("metrics");
    }

    @Override
    public void onEvaluationStart(Run run, int episodes) {
      names.add("evaluation start " + episodes);
    }

    @Override
    public void onEvaluation(Run run, Evaluation evaluation) {
      names.add("evaluation");
    }

    @Override
    public void onTestStart(Run run, int episodes) {
      names.add("test start " + episodes);
    }

    @Override
    public void onTest(Run run, Evaluation test) {
      assertThat(test.returns()).hasSize(100);
      names.add("test");
    }

    @Override
    public void onCheckpoint(Run run, Path checkpoint) {
      names.add("checkpoint " + checkpoint.getFileName());
    }

    @Override
    public void onEnd(Run run) {
      names.add("end");
    }

    @Override
    public void onFailure(Run run, RuntimeException failure) {
      names.add("failure " + failure.getMessage());
    }

    @Override
    public void close() {
      names.add("close");
    }
  }
}
