package io.gymwire.agentsdk.training;

import java.util.function.LongSupplier;

/**
 * Stops a run that has taken a while; a resumed run has as long again. The one thing in a run that
 * depends on the clock, and nothing but the run's end does.
 */
public final class TimeLimit implements Callback {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final double minutes;
  private final LongSupplier nanoTime;
  private long start;

  /**
   * Makes a limit.
   *
   * @param minutes how long a run, or its continuation, may take
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  public TimeLimit(double minutes, LongSupplier nanoTime) {
    this.minutes = minutes;
    this.nanoTime = nanoTime;
  }

  @Override
  public void onStart(Run run) {
    start = nanoTime.getAsLong();
  }

  @Override
  public void onStep(Run run) {
    if (nanoTime.getAsLong() - start >= minutes * NANOS_PER_MINUTE) {
      run.stop("max-minutes");
    }
  }
}
