package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainerTest {
  @TempDir private Path folder;
  private final Counters counters = new Counters(true);
  private final Habit habit = new Habit();
  private final Journal journal = new Journal();

  // Mutation that fails it: final observation lost by autoreset (TrainerSettings.request:
  // NEXT_STEP).
  @Test
  void everythingIsCountedInEnvironmentSteps() {
    Run run = trainer(settings(3, 100), "run").run();

    assertThat(run.environmentSteps()).isEqualTo(102);
    assertThat(run.updates()).isEqualTo(68);
    assertThat(run.stopReason()).contains("total-steps");
    assertThat(steps(journal.linesOf("metrics"))).containsExactly(21L, 42L, 60L, 81L, 102L);
    assertThat(steps(journal.linesOf("evaluation"))).containsExactly(30L, 60L, 90L);
    assertThat(steps(journal.lines.stream().filter(line -> line.endsWith("last.gymwire")).toList()))
        .containsExactly(51L, 102L);
  }

  // Mutations that fail it: return reset at an epoch's boundary (Trainer.step: at every row of
  // metrics; Trainer.evaluate: at every evaluation).
  @Test
  void episodesAreThoseOfTheEnvironmentsAcrossEverything() {
    Run run = trainer(settings(2, 1000), "run").run();

    long steps =
        journal.linesOf("episode").stream()
            .mapToLong(line -> Long.parseLong(line.replaceAll(".*length=(\\d+).*", "$1")))
            .sum();
    assertThat(run.episodes()).isEqualTo(journal.linesOf("episode").size());
    assertThat(steps).isBetween(1000L - 2 * 14, 1000L);
  }

  @Test
  void environmentsAreSeededFromTheRunsSeedOn() {
    trainer(settings(3, 100), "run").run();

    assertThat(counters.made.get(0).seeds).containsExactly(7L, 8L, 9L);
  }

  // Mutation that fails it: seed 0 taken for none.
  @Test
  void zeroIsASeedLikeAnyOther() {
    TrainerSettings settings =
        new TrainerSettings(
            "Counter-v0", 2, 0, 10, OptionalDouble.empty(), OptionalInt.empty(), 30, 4, 50, 20);
    trainer(settings, "run").run();

    assertThat(counters.made.get(0).seeds).containsExactly(0L, 1L);
  }

  @Test
  void evaluationsRepeatTheirEpisodesAndKeepThemApartFromTraining() {
    trainer(settings(3, 100), "run").run();

    List<Long> seeds = counters.made.get(1).seeds;
    assertThat(seeds.subList(4, 8)).isEqualTo(seeds.subList(0, 4));
    assertThat(seeds).doesNotContain(7L, 8L, 9L);
    assertThat(counters.made.get(2).seeds).hasSize(100).doesNotContainAnyElementsOf(seeds);
  }

  // Mutations that fail it: evaluation steps the training environments (Trainer.train: Evaluator
  // on them); evaluation explores, or fills the training buffer (Trainer.evaluate:
  // algorithm.explore).
  @Test
  void evaluationLeavesTrainingAlone() {
    trainer(settings(3, 600), "often").run();
    List<String> often = journal.linesOf("metrics");
    journal.lines.clear();
    TrainerSettings rarely =
        new TrainerSettings(
            "Counter-v0", 3, 7, 600, OptionalDouble.empty(), OptionalInt.empty(), 600, 4, 50, 20);
    new Trainer(new Counters(true), rarely, new Habit(), folder.resolve("rare"), List.of(journal))
        .run();

    assertThat(journal.linesOf("metrics")).isEqualTo(often);
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    trainer(settings(3, 600), "first").run();
    Journal again = new Journal();
    new Trainer(
            new Counters(true),
            settings(3, 600),
            new Habit(),
            folder.resolve("again"),
            List.of(again))
        .run();

    assertThat(again.lines).isEqualTo(journal.lines);
  }

  @Test
  void aRunThatDiedGoesOnAsIfItHadNot() throws IOException {
    trainer(settings(3, 600), "whole").run();
    for (long death : new long[] {54, 75, 102, 303, 597}) {
      Path directory = folder.resolve("died-" + death);
      Callback killer =
          new Callback() {
            @Override
            public void onStep(Run run) {
              if (run.environmentSteps() >= death) {
                throw new IllegalStateException("killed");
              }
            }
          };
      Trainer dying =
          new Trainer(
              new Counters(true),
              settings(3, 600),
              new Habit(),
              directory,
              List.of(new Journal(), killer));
      assertThatThrownBy(dying::run).hasMessage("killed");
      Journal resumed = new Journal();
      new Trainer(new Counters(true), settings(3, 600), new Habit(), directory, List.of(resumed))
          .resume();

      assertThat(withoutStartsAndCheckpoints(resumed))
          .isEqualTo(withoutStartsAndCheckpoints(journal));
      assertThat(state(directory, "habit/sum"))
          .isEqualTo(state(folder.resolve("whole"), "habit/sum"));
    }
  }

  @Test
  void environmentsWithoutStateBeginAnewAtAResume() {
    Path directory = folder.resolve("run");
    new Trainer(new Counters(false), settings(1, 100), habit, directory, List.of()).run();
    Run run =
        new Trainer(new Counters(false), settings(1, 200), new Habit(), directory, List.of(journal))
            .resume();

    assertThat(journal.lines.get(0)).isEqualTo("start 100");
    assertThat(run.environmentSteps()).isEqualTo(200);
    assertThat(journal.linesOf("episode").get(0)).matches("episode 1(0[5-9]|1[0-4]) .*");
  }

  @Test
  void aRunDoesNotOverwriteAnother() {
    trainer(settings(1, 100), "run").run();

    assertThatThrownBy(() -> trainer(settings(1, 100), "run").run())
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("resume it");
  }

  @Test
  void thereMustBeSomethingToResume() {
    assertThatThrownBy(() -> trainer(settings(1, 100), "run").resume())
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("there is no checkpoint");
  }

  @Test
  void anInterruptedRunIsSavedAndResumes() {
    trainer(settings(3, 600), "whole").run();
    Path directory = folder.resolve("interrupted");
    Trainer[] trainer = new Trainer[1];
    Callback user =
        new Callback() {
          @Override
          public void onStep(Run run) {
            if (run.environmentSteps() == 99) {
              trainer[0].interrupt();
            }
          }
        };
    trainer[0] =
        new Trainer(
            new Counters(true),
            settings(3, 600),
            new Habit(),
            directory,
            List.of(new Journal(), user));
    Run interrupted = trainer[0].run();

    assertThat(interrupted.environmentSteps()).isEqualTo(99);
    assertThat(interrupted.stopReason()).contains("interrupted");
    assertThat(interrupted.finalEvaluation()).isEmpty();
    Journal resumed = new Journal();
    Run run =
        new Trainer(new Counters(true), settings(3, 600), new Habit(), directory, List.of(resumed))
            .resume();
    assertThat(run.finalEvaluation()).isPresent();
    assertThat(withoutStartsAndCheckpoints(resumed))
        .isEqualTo(withoutStartsAndCheckpoints(journal));
  }

  @Test
  void theBestPolicyIsJudgedOnAHundredFreshEpisodes() {
    Run run = trainer(settings(3, 900), "run").run();

    assertThat(run.finalEvaluation().orElseThrow().returns()).hasSize(100);
    assertThat(habit.skill())
        .isEqualTo(run.bestEvaluation().orElseThrow().environmentSteps() / 100.0);
  }

  @Test
  void aSolutionHasToHoldOnFreshEpisodes() {
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
    Run run = trainer(settings, "run").run();

    assertThat(run.stopReason()).contains("solved");
    assertThat(run.solvedAtStep()).hasValue(run.environmentSteps());
    assertThat(run.environmentSteps()).isLessThan(2_000);
    List<Counters.Vector> fresh = counters.made.subList(2, counters.made.size());
    assertThat(fresh).hasSizeGreaterThanOrEqualTo(2);
    assertThat(fresh.stream().flatMap(vector -> vector.seeds.stream()).distinct())
        .hasSize(100 * fresh.size());
  }

  @Test
  void aSolutionHasToBeMoreThanLuck() {
    TrainerSettings settings =
        new TrainerSettings(
            "Counter-v0",
            1,
            1,
            1_500,
            OptionalDouble.of(9.4),
            OptionalInt.empty(),
            50,
            100,
            3_000,
            1_000);
    Run run = trainer(settings, "run").run();

    assertThat(run.bestEvaluation().orElseThrow().meanReturn()).isGreaterThan(9.4);
    int evaluations = counters.made.get(1).seeds.size() / 100;
    assertThat(evaluations - 1).isGreaterThan(1_500 / 50);
    assertThat(run.solvedAtStep()).isEmpty();
  }

  @Test
  void aCallbackStopsARunThatStillIsJudged() {
    EarlyStopping stopping = new EarlyStopping(2, 100);
    Run run =
        new Trainer(
                counters,
                settings(3, 600),
                habit,
                folder.resolve("run"),
                List.of(journal, stopping))
            .run();

    assertThat(run.environmentSteps()).isEqualTo(90);
    assertThat(run.stopReason().orElseThrow()).startsWith("no better evaluation than");
    assertThat(run.finalEvaluation()).isPresent();
  }

  @Test
  void environmentsAreClosed() {
    trainer(settings(3, 100), "run").run();

    assertThat(counters.made).hasSize(3).allMatch(vector -> vector.closed);
  }

  @Test
  void anEvaluationThatWasInterruptedIsDoneByTheResumedRun() {
    trainer(settings(3, 600), "whole").run();
    Path directory = folder.resolve("interrupted");
    Run interrupted = interruptedAt(settings(3, 600), directory, TrainerTest::isSecond);

    assertThat(interrupted.environmentSteps()).isEqualTo(60);
    assertThat(interrupted.stopReason()).contains("interrupted");
    assertThat(interrupted.latestEvaluation().orElseThrow().environmentSteps()).isEqualTo(30);
    Journal resumed = new Journal();
    resume(settings(3, 600), directory, resumed);
    assertThat(withoutStartsAndCheckpoints(resumed))
        .isEqualTo(withoutStartsAndCheckpoints(journal));
  }

  private static boolean isSecond(Counters counters, Counters.Vector vector) {
    return vector == counters.made.get(1) && vector.seeds.size() == 8;
  }

  @Test
  void aConfirmationThatWasInterruptedIsDoneByTheResumedRun() {
    Run whole = trainer(settingsWithGoal(7), "whole").run();
    Path directory = folder.resolve("interrupted");
    Run interrupted =
        interruptedAt(
            settingsWithGoal(7), directory, (counters, vector) -> vector.numEnvs() == 100);

    assertThat(interrupted.stopReason()).contains("interrupted");
    assertThat(interrupted.solvedAtStep()).isEmpty();
    Run run = resume(settingsWithGoal(7), directory, new Journal());
    assertThat(run.solvedAtStep()).isEqualTo(whole.solvedAtStep());
    assertThat(run.finalEvaluation()).isEqualTo(whole.finalEvaluation());
  }

  @Test
  void aRunInterruptedWhileItIsJudgedIsJudgedLater() {
    Path directory = folder.resolve("interrupted");
    Run interrupted =
        interruptedAt(settings(3, 100), directory, (counters, vector) -> vector.numEnvs() == 100);

    assertThat(interrupted.stopReason()).contains("interrupted");
    assertThat(interrupted.finalEvaluation()).isEmpty();
    Run run = resume(settings(3, 100), directory, journal);
    assertThat(run.stopReason()).contains("total-steps");
    assertThat(run.finalEvaluation()).isPresent();
  }

  @Test
  void aSolvedRunGoesOnToAHigherGoal() {
    Run solved = trainer(settingsWithGoal(3), "run").run();
    Run higher = resume(settingsWithGoal(7), folder.resolve("run"), journal);

    assertThat(solved.stopReason()).contains("solved");
    assertThat(higher.stopReason()).contains("solved");
    assertThat(higher.solvedAtStep().orElseThrow())
        .isGreaterThan(solved.solvedAtStep().orElseThrow());
    assertThat(resume(settingsWithGoal(7), folder.resolve("run"), journal).environmentSteps())
        .isEqualTo(higher.environmentSteps());
  }

  @Test
  void aRunThatIsExtendedIsTheOneThatWasLongFromTheStart() throws IOException {
    trainer(settings(3, 600), "whole").run();
    Path directory = folder.resolve("extended");
    new Trainer(
            new Counters(true), settings(3, 100), new Habit(), directory, List.of(new Journal()))
        .run();
    Journal extended = new Journal();
    resume(settings(3, 600), directory, extended);

    assertThat(withoutStartsAndCheckpoints(extended))
        .isEqualTo(withoutStartsAndCheckpoints(journal));
    assertThat(Files.readAllBytes(new Checkpoints(directory).best()))
        .isEqualTo(Files.readAllBytes(new Checkpoints(folder.resolve("whole")).best()));
  }

  @Test
  void environmentsThatFailLeaveACheckpointUnlessAnEarlierOneIsExact() throws IOException {
    for (boolean savesState : new boolean[] {false, true}) {
      Path directory = folder.resolve("failed-" + savesState);
      assertThatThrownBy(() -> runUntilFailure(savesState, directory, List.of()))
          .hasMessage("gone")
          .hasNoSuppressedExceptions();

      assertThat(new CheckpointReader(new Checkpoints(directory).last()).getLong("run/updates"))
          .isEqualTo(savesState ? 34 : 48);
    }
  }

  @Test
  void theFirstErrorIsTheOneToldAndCallbacksAreClosed() {
    List<String> closed = new ArrayList<>();
    Callback unsaved =
        new Callback() {
          private boolean savedOnce;

          @Override
          public void save(StateWriter state) {
            if (savedOnce) {
              throw new IllegalStateException("disk full");
            }
            savedOnce = true;
          }

          @Override
          public void close() {
            closed.add("unsaved");
            throw new IllegalStateException("not closed");
          }
        };
    Callback last =
        new Callback() {
          @Override
          public void close() {
            closed.add("last");
          }
        };

    assertThatThrownBy(() -> runUntilFailure(false, folder.resolve("run"), List.of(unsaved, last)))
        .hasMessage("gone")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("disk full", "not closed"));
    assertThat(closed).containsExactly("unsaved", "last");
  }

  @Test
  void callbacksOfOneClassKeepTheirOwnState() {
    Path directory = folder.resolve("run");
    Journal early = new Journal();
    Journal late = new Journal();
    early.lines.add("first");
    late.lines.add("second");
    new Trainer(counters, settings(3, 100), habit, directory, List.of(early, late)).run();
    Journal one = new Journal();
    Journal two = new Journal();
    new Trainer(new Counters(true), settings(3, 200), new Habit(), directory, List.of(one, two))
        .resume();

    assertThat(one.lines.get(0)).isEqualTo("first");
    assertThat(two.lines.get(0)).isEqualTo("second");
  }

  @Test
  void patienceEndsARunThatHasStoppedToImprove() {
    TrainerSettings patient =
        new TrainerSettings(
            "Counter-v0", 3, 7, 9_000, OptionalDouble.empty(), OptionalInt.of(3), 30, 4, 50, 20);
    Run run = trainer(patient, "run").run();

    // From 1,400 steps on the policy is perfect.
    assertThat(run.environmentSteps()).isLessThan(1_700);
    assertThat(run.stopReason().orElseThrow()).endsWith("for 3 evaluations");
  }

  private static void runUntilFailure(
      boolean savesState, Path directory, List<Callback> callbacks) {
    Counters failing = new Counters(savesState);
    failing.watcher =
        vector -> {
          if (vector.numEnvs() == 3 && vector.steps == 25) {
            throw new IllegalStateException("gone");
          }
        };
    new Trainer(failing, settings(3, 600), new Habit(), directory, callbacks).run();
  }

  private static Run interruptedAt(
      TrainerSettings settings, Path directory, BiPredicate<Counters, Counters.Vector> moment) {
    Counters counters = new Counters(true);
    Trainer trainer =
        new Trainer(counters, settings, new Habit(), directory, List.of(new Journal()));
    counters.watcher =
        vector -> {
          if (moment.test(counters, vector)) {
            trainer.interrupt();
          }
        };
    return trainer.run();
  }

  private static Run resume(TrainerSettings settings, Path directory, Journal journal) {
    return new Trainer(new Counters(true), settings, new Habit(), directory, List.of(journal))
        .resume();
  }

  private static TrainerSettings settingsWithGoal(double goal) {
    return new TrainerSettings(
        "Counter-v0",
        1,
        7,
        2_000,
        OptionalDouble.of(goal),
        OptionalInt.empty(),
        50,
        4,
        1_000,
        1_000);
  }

  private Trainer trainer(TrainerSettings settings, String name) {
    return new Trainer(counters, settings, habit, folder.resolve(name), List.of(journal));
  }

  private static TrainerSettings settings(int numEnvs, long totalSteps) {
    return new TrainerSettings(
        "Counter-v0",
        numEnvs,
        7,
        totalSteps,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        30,
        4,
        50,
        20);
  }

  private static List<Long> steps(List<String> lines) {
    return lines.stream().map(line -> Long.parseLong(line.split(" ", 3)[1])).toList();
  }

  private static List<String> withoutStartsAndCheckpoints(Journal journal) {
    return journal.lines.stream()
        .filter(line -> !line.startsWith("start") && !line.startsWith("checkpoint"))
        .toList();
  }

  private static double state(Path directory, String name) throws IOException {
    Path last = new Checkpoints(directory).last();
    assertThat(Files.size(last)).isPositive();
    return new CheckpointReader(last).getDouble(name);
  }
}
