package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agentsdk.logging.CsvLog;
import io.gymwire.agentsdk.logging.MetricsLog;
import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.agentsdk.logging.SummaryFile;
import io.gymwire.agentsdk.logging.TensorBoardWriter;
import io.gymwire.agentsdk.logging.WeightHistograms;
import io.gymwire.agentsdk.network.PrecisionChoice;
import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Checkpoints;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.agentsdk.training.Trainer;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Conducts a run for the command line: its folder and files, progress, interruption, and what is
 * said at the end.
 *
 * @param config what the run is made from
 * @param folder makes or finds the run's folder
 * @param output where to speak
 */
record Training(RunConfig config, Supplier<Path> folder, Output output) {
  private static final int INTERRUPTED = 130;

  /** Does a new run and returns the exit code. */
  int run(Environments environments, EnvironmentSpec spec) {
    return train(environments, spec, "Training", Trainer::run);
  }

  /** Does the rest of a run and returns the exit code. */
  int resume(Environments environments, EnvironmentSpec spec) {
    return train(environments, spec, "Resuming", Trainer::resume);
  }

  private int train(
      Environments environments,
      EnvironmentSpec spec,
      String verb,
      Function<Trainer, Run> training) {
    if (config.launch().log().contains(ExtraLog.VIDEOS)) {
      Film.requirePictures(spec);
    }
    try (Algorithm algorithm = config.makeAlgorithm(spec)) {
      Path directory = folder.get();
      try (RunLock lock = RunLock.of(directory)) {
        // With the threads it has here: a resumed run shall have as many.
        config.withThreads(spec).write(directory);
        SpecFile.write(directory, spec);
        output.note(
            "%s %s on %s, seed %d, in %s"
                .formatted(verb, algorithm.name(), spec.id(), config.trainer().seed(), directory));
        precision(spec)
            .ifPresent(
                precision ->
                    output.note("precision=auto: %s on this processor".formatted(precision)));
        Trainer trainer =
            new Trainer(
                environments, config.trainer(), algorithm, directory, callbacks(environments));
        return train(trainer, directory, training, !spec.renderModes().isEmpty());
      }
    }
  }

  /**
   * Returns what {@code precision=auto} stands for here, where a network that sees pictures has it.
   */
  private Optional<String> precision(EnvironmentSpec spec) {
    return Settings.list(config.algorithm().hyperparameters()).stream()
        .filter(setting -> setting.name().equals("precision") && setting.value().equals("auto"))
        .filter(setting -> PictureShape.isIn(spec.observationSpace()))
        .map(setting -> PrecisionChoice.AUTO.here().name().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private int train(
      Trainer trainer, Path directory, Function<Trainer, Run> training, boolean draws) {
    try (Interruption interruption =
        Interruption.calling(trainer::interrupt, INTERRUPTED, output::warn)) {
      long before = stepsTaken(directory);
      Run run = training.apply(trainer);
      if (run.environmentSteps() == before) {
        output.note(
            "The run had ended already; to go on: ./gymwire train %s --resume %s --stop-at-return none --total-steps N"
                .formatted(config.launch().algorithm(), directory));
      }
      ObjectNode summary = (ObjectNode) SummaryFile.read(directory);
      TrainingReport report =
          new TrainingReport(run, summary.get("wall_seconds").asDouble(), draws);
      output.result(summary.put("run_dir", directory.toString()), report.text());
      return report.isInterrupted() ? INTERRUPTED : 0;
    } catch (RuntimeException e) {
      if (new Checkpoints(directory).hasLast()) {
        output.warn(
            "The run failed; to go on from its last checkpoint: ./gymwire train %s --resume %s"
                .formatted(config.launch().algorithm(), directory));
      }
      throw e;
    }
  }

  /**
   * Returns how far the run in {@code directory} is, -1 if it has said nothing of that: it is new,
   * or was killed between its first checkpoint and the summary of it.
   */
  private static long stepsTaken(Path directory) {
    return RunRecord.read(directory)
        .summary()
        .map(summary -> summary.path("env_steps").asLong())
        .orElse(-1L);
  }

  private List<Callback> callbacks(Environments environments) {
    Clock clock = Clock.systemUTC();
    List<Callback> callbacks = new ArrayList<>();
    callbacks.add(new MetricsLog());
    TensorBoardWriter tensorBoard = new TensorBoardWriter(clock);
    callbacks.add(tensorBoard);
    callbacks.add(new SummaryFile(clock));
    for (ExtraLog log : config.launch().log()) {
      callbacks.add(
          switch (log) {
            case CSV -> new CsvLog();
            case HISTOGRAMS -> new WeightHistograms(tensorBoard);
            case VIDEOS -> new BestFilms(environments, tensorBoard);
          });
    }
    if (!output.quiet()) {
      callbacks.add(new ProgressDisplay(output.err(), Terminal.isInteractive(), System::nanoTime));
    }
    return callbacks;
  }
}
