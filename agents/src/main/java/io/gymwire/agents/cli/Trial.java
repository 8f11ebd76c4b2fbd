package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Checkpoints;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run of a sweep, which may have been begun or done by an earlier call of the same sweep.
 *
 * @param algorithm its name
 * @param directory the run's folder
 * @param trainer the trainer's settings that are given, the seed among them
 * @param hyperparameters those that are given
 * @param place options of where it runs, such as {@code --device cuda}
 * @param sharesCores whether a run that begins keeps to one thread, because others train beside it;
 *     one that goes on has as many as it had
 */
record Trial(
    String algorithm,
    Path directory,
    Map<String, String> trainer,
    Map<String, String> hyperparameters,
    List<String> place,
    boolean sharesCores) {
  /** What a run can be resumed with. */
  private static final List<String> MAY_CHANGE =
      List.of("total-steps", "stop-at-return", "patience");

  /**
   * Returns whether there is nothing left to do.
   *
   * @throws GymWireException with code INVALID_VALUE if the folder holds a run of other settings
   */
  boolean isFinished() {
    if (!isBegun()) {
      return false;
    }
    requireSameSettings();
    return RunRecord.read(directory).summary().filter(this::isFinished).isPresent();
  }

  private boolean isFinished(JsonNode summary) {
    String reason = summary.path("stop_reason").asText("");
    // A summary of a run that goes on has null, which is the text null.
    if (summary.path("stop_reason").isNull() || reason.isEmpty() || reason.equals("interrupted")) {
      return false;
    }
    long asked = Settings.with(RunConfig.read(directory).trainer(), trainer).totalSteps();
    return !reason.equals("total-steps") || summary.path("env_steps").asLong() >= asked;
  }

  /** Returns the command that does what is left to do. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("train", algorithm));
    if (new Checkpoints(directory).hasLast()) {
      arguments.addAll(List.of("--resume", directory.toString()));
      arguments.addAll(options(true));
      arguments.addAll(place);
      return arguments;
    }
    arguments.addAll(List.of("--run-dir", directory.toString()));
    arguments.addAll(options(false));
    arguments.addAll(place);
    if (sharesCores) {
      arguments.addAll(List.of("--threads", "1"));
    }
    if (!hyperparameters.isEmpty()) {
      arguments.add("--set");
      hyperparameters.forEach((name, value) -> arguments.add(name + "=" + value));
    }
    return arguments;
  }

  /** Takes away what a run left that ended before its first checkpoint. */
  void clear() {
    if (!isBegun() || new Checkpoints(directory).hasLast()) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + directory, e);
    }
  }

  private boolean isBegun() {
    return Files.exists(directory.resolve("config.yaml"));
  }

  private List<String> options(boolean resuming) {
    List<String> options = new ArrayList<>();
    trainer.forEach(
        (name, value) -> {
          if (!resuming || MAY_CHANGE.contains(name)) {
            options.add(TrainerOptions.option(name));
            options.add(value);
          }
        });
    return options;
  }

  private void requireSameSettings() {
    RunConfig found = RunConfig.read(directory);
    Map<String, String> fixed = new LinkedHashMap<>(trainer);
    fixed.keySet().removeAll(MAY_CHANGE);
    Record learning = found.algorithm().hyperparameters();
    boolean same =
        found.launch().algorithm().equals(algorithm)
            && Settings.with(found.trainer(), fixed).equals(found.trainer())
            && Settings.with(learning, hyperparameters).equals(learning);
    if (!same) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "sweep-dir",
          directory
              + " holds a run with other settings than this sweep's: give --sweep-dir another name,"
              + " or leave the settings as they were");
    }
  }

  /** Returns the result's line: how the run ended, if it did. */
  Optional<String> outcome() {
    if (!isBegun()) {
      return Optional.empty();
    }
    return RunRecord.read(directory)
        .summary()
        .map(
            summary ->
                "%s after %,d steps%s"
                    .formatted(
                        summary.path("stop_reason").asText(),
                        summary.path("env_steps").asLong(),
                        summary.path("eval").has("mean_return")
                            ? ", best policy on fresh episodes: mean return "
                                + Returns.text(summary.path("eval").path("mean_return").asDouble())
                            : ""));
  }
}
