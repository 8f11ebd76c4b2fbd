package io.gymwire.agents.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.agentsdk.logging.RunRecord.EvaluationRecord;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one run came to.
 *
 * @param run the run
 * @param steps environment steps taken
 * @param best the best evaluation during training, over its episodes
 * @param fresh the best policy on fresh episodes after training, which is not the best by luck
 * @param stepsToThreshold environment steps before the first evaluation that reached the threshold
 * @param wallSeconds the time that it took
 * @param stopReason why it ended; empty while it has not
 */
public record RunResult(
    RunRecord run,
    long steps,
    Optional<Estimate> best,
    Optional<Estimate> fresh,
    Optional<Long> stepsToThreshold,
    Optional<Double> wallSeconds,
    Optional<String> stopReason) {

  /** Returns the result of {@code run}, with the mean return that counts as success, if any. */
  static RunResult of(RunRecord run, Optional<Double> threshold) {
    return new RunResult(
        run,
        steps(run),
        run.evaluations().stream()
            .max(Comparator.comparingDouble(EvaluationRecord::meanReturn))
            .map(Estimate::of),
        part(run, "eval").map(RunResult::fresh),
        threshold.flatMap(
            value ->
                run.evaluations().stream()
                    .filter(evaluation -> evaluation.meanReturn() >= value)
                    .map(EvaluationRecord::step)
                    .findFirst()),
        part(run, "wall_seconds").map(JsonNode::asDouble),
        part(run, "stop_reason").map(JsonNode::asText));
  }

  /** Returns whether the run came to its own end. */
  public boolean isFinished() {
    return stopReason.isPresent() && !stopReason.get().equals("interrupted");
  }

  // A run that goes on is further than its latest summary says.
  private static long steps(RunRecord run) {
    return Stream.of(
            run.evaluations().stream().map(EvaluationRecord::step),
            run.episodes().stream().map(RunRecord.EpisodeRecord::step),
            part(run, "env_steps").map(JsonNode::asLong).stream())
        .flatMap(steps -> steps)
        .max(Comparator.naturalOrder())
        .orElse(0L);
  }

  private static Optional<JsonNode> part(RunRecord run, String name) {
    return run.summary().map(summary -> summary.path(name)).filter(node -> !isNothing(node));
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static Estimate fresh(JsonNode evaluation) {
    return Estimate.of(
        new EvaluationRecord(
            0,
            evaluation.path("episodes").asInt(),
            evaluation.path("mean_return").asDouble(),
            evaluation.path("std_return").asDouble()));
  }
}
