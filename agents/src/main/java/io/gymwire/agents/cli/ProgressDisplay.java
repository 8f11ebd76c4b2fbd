package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Shows where a run stands: a bar that is drawn again in place on a terminal, a line now and then
 * elsewhere.
 */
final class ProgressDisplay implements Callback {
  private static final long TERMINAL_INTERVAL = Duration.ofMillis(100).toNanos();
  private static final long PLAIN_INTERVAL = Duration.ofSeconds(10).toNanos();
  private static final int BAR_WIDTH = 20;
  // Without automatic wrapping a terminal cuts a line that is too long for it.
  private static final String START_OF_LINE = "\u001b[?7l";
  // Back to its beginning, or a warning would begin behind the bar.
  private static final String END_OF_LINE = Terminal.ERASE_TO_END_OF_LINE + "\u001b[?7h\r";

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private Optional<Double> epsilon = Optional.empty();
  private long startTime;
  private long startSteps;
  private long nextTime;

  /**
   * Makes a display.
   *
   * @param out where to
   * @param terminal whether that is one
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  ProgressDisplay(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  @Override
  public void onStart(Run run) {
    startTime = nanoTime.getAsLong();
    startSteps = run.environmentSteps();
    nextTime = startTime + interval();
  }

  @Override
  public void onMetrics(Run run, Map<String, Double> metrics) {
    epsilon = Optional.ofNullable(metrics.get("train/epsilon"));
  }

  @Override
  public void onStep(Run run) {
    long now = nanoTime.getAsLong();
    if (now - nextTime >= 0) {
      nextTime = now + interval();
      draw(line(run, now));
    }
  }

  @Override
  public void onEvaluationStart(Run run, int episodes) {
    drawEvaluating(run, "evaluating: " + Returns.count(episodes, "episode"));
  }

  @Override
  public void onTestStart(Run run, int episodes) {
    drawEvaluating(run, "testing: " + Returns.count(episodes, "fresh episode"));
  }

  private void drawEvaluating(Run run, String what) {
    long now = nanoTime.getAsLong();
    if (now - nextTime >= 0) {
      nextTime = now + interval();
      draw(line(run, now) + "  " + what);
    }
  }

  @Override
  public void onEnd(Run run) {
    draw(line(run, nanoTime.getAsLong()));
    if (terminal) {
      out.println();
      out.flush();
    }
  }

  private long interval() {
    return terminal ? TERMINAL_INTERVAL : PLAIN_INTERVAL;
  }

  private void draw(String line) {
    if (terminal) {
      out.print(START_OF_LINE + line + END_OF_LINE);
    } else {
      out.println(line);
    }
    out.flush();
  }

  private String line(Run run, long now) {
    long total = run.settings().totalSteps();
    long steps = run.environmentSteps();
    double seconds = Math.max(1e-9, (now - startTime) / 1e9);
    double rate = (steps - startSteps) / seconds;
    StringBuilder line = new StringBuilder(bar(Math.min(1.0, (double) steps / total)));
    append(line, "  %,d/%,d", steps, total);
    run.recentReturn().ifPresent(value -> append(line, "  return %s", Returns.text(value)));
    run.bestEvaluation()
        .map(Evaluation::meanReturn)
        .ifPresent(value -> append(line, "  best %s", Returns.text(value)));
    epsilon.ifPresent(value -> append(line, "  epsilon %.3f", value));
    append(line, "  %,.0f steps/s", rate);
    if (steps < total && rate > 0) {
      append(line, "  %s left", time(Math.round((total - steps) / rate)));
    }
    return line.toString();
  }

  private static String bar(double fraction) {
    int filled = (int) (fraction * BAR_WIDTH);
    String head = filled < BAR_WIDTH ? ">" : "";
    String bar = "=".repeat(filled) + head + " ".repeat(BAR_WIDTH - filled - head.length());
    return String.format(Locale.ROOT, "%3d%% [%s]", (int) (100 * fraction), bar);
  }

  private static String time(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private static void append(StringBuilder line, String format, Object... values) {
    line.append(String.format(Locale.ROOT, format, values));
  }
}
