package io.gymwire.agentsdk.remote;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The pauses between attempts to reach a server again: none at first, then doubling, until it has
 * been out of reach for too long altogether.
 */
final class Backoff {
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 1000;

  private final LongSupplier nanoTime;
  private long leftNanos;
  private long pauseMillis;
  private boolean isOut;
  private long outSince;

  /** Gives up after {@code time} without a server. */
  Backoff(Duration time) {
    this(time, System::nanoTime);
  }

  Backoff(Duration time, LongSupplier nanoTime) {
    this.leftNanos = time.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Pauses before the next attempt, or returns false if there must be none. */
  boolean pause() {
    count();
    isOut = true;
    outSince = nanoTime.getAsLong();
    long leftMillis = leftNanos / 1_000_000;
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

  /**
   * Notes that there is a connection again: however long the server then takes to reply, it is not
   * out of reach.
   */
  void connected() {
    count();
    isOut = false;
  }

  private void count() {
    if (isOut) {
      leftNanos -= nanoTime.getAsLong() - outSince;
    }
  }
}
