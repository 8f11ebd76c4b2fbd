package io.gymwire.agentsdk.training;

/** By what number evaluations are compared; more is better. */
public enum EvaluationMeasure {
  /** The mean return. */
  MEAN_RETURN,
  /** The return that half of the episodes reach. */
  MEDIAN_RETURN,
  /** The return of the worst episode. */
  LOWEST_RETURN,
  /** The mean return less its standard error: what several episodes agree upon. */
  SAFE_RETURN;

  double of(Evaluation evaluation) {
    return switch (this) {
      case MEAN_RETURN -> evaluation.meanReturn();
      case MEDIAN_RETURN -> evaluation.medianReturn();
      case LOWEST_RETURN -> evaluation.minReturn();
      case SAFE_RETURN -> evaluation.meanReturn() - evaluation.standardError();
    };
  }
}
