package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.TrainingResult;
import java.util.Locale;

/** What the user reads when a run ends. */
record TrainingReport(TrainingResult result) {

  /** Returns a few lines: what came of it, where it is, and what to type next. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "%s", outcome());
    result.evaluation().ifPresent(evaluation -> line(text, "%s", judgement(evaluation)));
    line(text, "The run is in %s", result.directory());
    line(text, "");
    switch (result.stopReason()) {
      case INTERRUPTED ->
          line(
              text,
              "  ./gymwire train %s --resume %s",
              result.algorithm(),
              result.directory());
      case FINISHED, SOLVED, STOPPED -> {
        line(text, "  ./gymwire evaluate %s --video film.gif", result.directory());
        line(text, "  tensorboard --logdir %s", result.directory());
      }
    }
    return text.toString();
  }

  private String outcome() {
    String work =
        String.format(
            Locale.ROOT,
            "%s after %,d environment steps, %,d episodes and %,d updates (%.1f s)",
            result.envId(),
            result.environmentSteps(),
            result.episodes(),
            result.updates(),
            result.wallSeconds());
    return switch (result.stopReason()) {
      case SOLVED -> "Solved " + work + ".";
      case FINISHED -> "Finished " + work + ".";
      case STOPPED -> "Stopped " + work + ": " + result.message() + ".";
      case INTERRUPTED -> "Interrupted " + work + "; a checkpoint is saved.";
    };
  }

  static String judgement(Evaluation evaluation) {
    return String.format(
        Locale.ROOT,
        "The best policy, on %d fresh episodes: mean return %.1f, standard deviation %.1f, from %.1f to %.1f.",
        evaluation.returns().size(),
        evaluation.meanReturn(),
        evaluation.standardDeviation(),
        evaluation.minReturn(),
        evaluation.maxReturn());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
