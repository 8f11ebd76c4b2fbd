package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Evaluation;
import java.util.Locale;

/** Writes what was measured as people read it. */
final class Returns {
  private static final double SMALL = 10;

  private Returns() {}

  /**
   * Returns what came of an evaluation: {@code 100 fresh episodes: mean return 195.0, ...}.
   *
   * @param kind of episodes, such as {@code fresh}, or nothing
   */
  static String summary(Evaluation evaluation, String kind) {
    return String.format(
        Locale.ROOT,
        "%s: mean return %s, standard deviation %s, from %s to %s.",
        count(evaluation.returns().size(), kind.isEmpty() ? "episode" : kind + " episode"),
        text(evaluation.meanReturn()),
        text(evaluation.standardDeviation()),
        text(evaluation.minReturn()),
        text(evaluation.maxReturn()));
  }

  /** Returns {@code 1 episode}, or {@code 1,500 episodes}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** Returns {@code value} with one decimal, or with two where it is below ten. */
  static String text(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < SMALL ? "%.2f" : "%.1f", value);
  }
}
