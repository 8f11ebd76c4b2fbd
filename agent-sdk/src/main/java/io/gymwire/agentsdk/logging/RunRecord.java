package io.gymwire.agentsdk.logging;

import com.fasterxml.jackson.databind.JsonNode;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run left in its folder, whether it has ended or goes on, read back for tables and charts.
 *
 * @param directory the run's folder
 * @param settings the sections {@code run}, {@code trainer} and {@code hyperparameters} of {@code
 *     config.yaml}, as texts by name
 * @param evaluations in the order of their steps
 * @param episodes the training episodes, in the order in which they ended
 * @param summary {@code summary.json}, which a run writes with its first checkpoint
 */
public record RunRecord(
    Path directory,
    Map<String, Map<String, String>> settings,
    List<EvaluationRecord> evaluations,
    List<EpisodeRecord> episodes,
    Optional<JsonNode> summary) {

  /**
   * One evaluation of a run.
   *
   * @param step the environment steps before it
   * @param episodes how many episodes it took
   * @param meanReturn over the episodes
   * @param standardDeviation over the episodes
   */
  public record EvaluationRecord(
      long step, int episodes, double meanReturn, double standardDeviation) {

    /** Returns the standard error of the mean return. */
    public double standardError() {
      return standardDeviation / Math.sqrt(episodes);
    }
  }

  /**
   * One training episode of a run.
   *
   * @param step the environment steps at its end
   * @param episodeReturn the undiscounted sum of its rewards
   */
  public record EpisodeRecord(long step, double episodeReturn) {}

  /** Checks nothing, copies everything. */
  public RunRecord {
    settings = Map.copyOf(settings);
    evaluations = List.copyOf(evaluations);
    episodes = List.copyOf(episodes);
  }

  /**
   * Reads the run in {@code directory}.
   *
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if it is not the
   *     folder of a run, or a file in it is damaged
   */
  public static RunRecord read(Path directory) {
    Map<String, Map<String, String>> settings = ConfigFile.read(directory);
    MetricsFile metrics = MetricsFile.read(directory);
    RunRecord run =
        new RunRecord(
            directory,
            settings,
            metrics.evaluations(),
            metrics.episodes(),
            Files.exists(directory.resolve(SummaryFile.FILE_NAME))
                ? Optional.of(SummaryFile.read(directory))
                : Optional.empty());
    run.requireNumber(run.setting("trainer", "stop-at-return"));
    return run;
  }

  private void requireNumber(String goal) {
    try {
      goal();
    } catch (NumberFormatException e) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "%s: stop-at-return must be a number or none, not '%s'".formatted(directory, goal),
          e);
    }
  }

  /** Returns the algorithm's name, such as {@code dqn}. */
  public String algorithm() {
    return setting("run", "algorithm");
  }

  /** Returns the environment's id. */
  public String envId() {
    return setting("trainer", "env-id");
  }

  /** Returns the seed, as text. */
  public String seed() {
    return setting("trainer", "seed");
  }

  /** Returns the return at which the run was to end, if there is one. */
  public Optional<Double> goal() {
    String goal = setting("trainer", "stop-at-return");
    return goal.isEmpty() || goal.equals("none")
        ? Optional.empty()
        : Optional.of(Double.valueOf(goal));
  }

  /** Returns whether the run ended because it had proved to reach its goal. */
  public boolean isSolved() {
    return summary.map(tree -> tree.path("stop_reason").asText().equals("solved")).orElse(false);
  }

  /** Returns the value of a setting, or an empty text if the run has no such setting. */
  public String setting(String section, String name) {
    return settings.getOrDefault(section, Map.of()).getOrDefault(name, "");
  }
}
