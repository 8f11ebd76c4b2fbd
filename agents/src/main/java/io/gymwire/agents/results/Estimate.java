package io.gymwire.agents.results;

import io.gymwire.agentsdk.logging.RunRecord.EvaluationRecord;
import java.util.List;

/**
 * A mean and how far it is likely to be from the truth.
 *
 * @param mean of the values
 * @param standardError of the mean; 0 of a single value, of which nothing is known
 * @param count of the values
 */
public record Estimate(double mean, double standardError, int count) {

  /** Returns the mean over runs, whose standard error has n - 1 degrees of freedom. */
  static Estimate over(List<Double> values) {
    double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    int count = values.size();
    return new Estimate(mean, count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count), count);
  }

  /** Returns the mean over the episodes of one evaluation. */
  static Estimate of(EvaluationRecord evaluation) {
    return new Estimate(evaluation.meanReturn(), evaluation.standardError(), evaluation.episodes());
  }
}
