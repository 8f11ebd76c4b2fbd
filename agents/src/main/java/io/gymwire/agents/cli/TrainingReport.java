package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Run;
import java.util.Locale;
import java.util.Optional;

/**
 * What the user reads when a run ends.
 *
 * @param run which has ended
 * @param wallSeconds how long it took, over all its sessions
 * @param draws whether the environment can be filmed
 */
record TrainingReport(Run run, double wallSeconds, boolean draws) {

  /** Returns a few lines: what came of it, where it is, and what to type next. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "%s", outcome());
    run.finalEvaluation()
        .ifPresent(
            evaluation ->
                line(text, "The best policy, on %s", Returns.summary(evaluation, "fresh")));
    line(text, "The run is in %s; go on with:", run.directory());
    if (isInterrupted()) {
      line(text, "  ./gymwire train %s --resume %s", run.algorithm().name(), run.directory());
    } else {
      line(text, "  ./gymwire evaluate %s%s", run.directory(), draws ? " --video film.gif" : "");
      line(text, "  tensorboard --logdir %s", run.directory());
    }
    return text.toString();
  }

  /** Returns whether the user ended the run. */
  boolean isInterrupted() {
    return run.stopReason().equals(Optional.of("interrupted"));
  }

  private String outcome() {
    String work =
        String.format(
            Locale.ROOT,
            "%s after %s, %s and %s (%.1f s)",
            run.settings().envId(),
            Returns.count(run.environmentSteps(), "environment step"),
            Returns.count(run.episodes(), "episode"),
            Returns.count(run.updates(), "update"),
            wallSeconds);
    String reason = run.stopReason().orElse("total-steps");
    return switch (reason) {
      case "solved" -> "Solved " + work + ".";
      case "total-steps" -> "Finished " + work + ".";
      case "interrupted" -> "Interrupted " + work + "; a checkpoint is saved.";
      default -> "Stopped " + work + ": " + reason + ".";
    };
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
