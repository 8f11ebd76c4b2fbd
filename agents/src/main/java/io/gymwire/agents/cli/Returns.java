package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Evaluation;
import java.util.Locale;

/** Writes returns as people read them. */
final class Returns {
  private static final double SMALL = 10;

  private Returns() {}

  /**
   * Returns what came of an evaluation: {@code 100 fresh episodes: mean return 195.0, ...}.
   *
   * @param kind of episodes, such as {@code fresh}, or nothing
   */
  static String summary(Evaluation evaluation, String kind) {
    int count = evaluation.returns().size();
    return String.format(
        Locale.ROOT,
        "%d %s%s: mean return %s, standard deviation %s, from %s to %s.",
        count,
        kind.isEmpty() ? "" : kind + " ",
        count == 1 ? "episode" : "episodes",
        text(evaluation.meanReturn()),
        text(evaluation.standardDeviation()),
        text(evaluation.minReturn()),
        text(evaluation.maxReturn()));
  }

  /** Returns {@code value} with one decimal, or with two where it is below ten. */
  static String text(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < SMALL ? "%.2f" : "%.1f", value);
  }
}
