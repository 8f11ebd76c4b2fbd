package io.gymwire.agentsdk.logging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agentsdk.training.Evaluation;

/**
 * The statistics of an evaluation under the names that {@code summary.json} and {@code
 * metrics.jsonl} share.
 */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** Returns episodes, mean_return, std_return, min_return and max_return. */
  public static ObjectNode of(Evaluation evaluation) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("episodes", evaluation.returns().size())
        .put("mean_return", evaluation.meanReturn())
        .put("std_return", evaluation.standardDeviation())
        .put("min_return", evaluation.minReturn())
        .put("max_return", evaluation.maxReturn());
  }
}
