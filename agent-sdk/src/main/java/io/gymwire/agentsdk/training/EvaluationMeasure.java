package io.gymwire.agentsdk.training;

import java.util.function.ToDoubleFunction;

/** By what number evaluations are compared; more is better. */
public enum EvaluationMeasure {
  /** The mean return. */
  MEAN_RETURN(Evaluation::meanReturn),
  /** The return that half of the episodes reach. */
  MEDIAN_RETURN(Evaluation::medianReturn),
  /** The return of the worst episode. */
  LOWEST_RETURN(Evaluation::minReturn),
  /** The mean return less its standard error: what several episodes agree upon. */
  SAFE_RETURN(evaluation -> evaluation.meanReturn() - evaluation.standardError());

  private final ToDoubleFunction<Evaluation> measure;

  EvaluationMeasure(ToDoubleFunction<Evaluation> measure) {
    this.measure = measure;
  }

  double of(Evaluation evaluation) {
    return measure.applyAsDouble(evaluation);
  }
}
