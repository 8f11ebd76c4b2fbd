package io.gymwire.agentsdk.remote;

import java.time.Duration;

/**
 * The pauses between attempts to reach a server again: none at first, then doubling, until the time
 * is up.
 */
final class Backoff {
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 1000;

  private final long deadlineNanos;
  private long pauseMillis;

  /** Begins now and ends after {@code time}. */
  Backoff(Duration time) {
    this.deadlineNanos = System.nanoTime() + time.toNanos();
  }

  /** Pauses before the next attempt, or returns false if there must be none. */
  boolean pause() {
    long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
    if (leftMillis <= 0) {
      return false;
    }
    try {
      Thread.sleep(Math.min(pauseMillis, leftMillis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    pauseMillis = Math.min(Math.max(FIRST_PAUSE_MILLIS, 2 * pauseMillis), LONGEST_PAUSE_MILLIS);
    return true;
  }
}
