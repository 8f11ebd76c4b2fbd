package io.gymwire.agents.play;

import java.util.concurrent.locks.LockSupport;

/** Ticks at a steady rate; who comes too late is not made to hurry. */
final class Clock {
  private static final long PAUSE_NANOS = 10_000_000;

  private final long period;
  private long next = System.nanoTime();

  Clock(double ticksPerSecond) {
    this.period = (long) (1e9 / ticksPerSecond);
  }

  /** Waits for less than a person notices. */
  void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  void awaitTick() {
    next = Math.max(next + period, System.nanoTime());
    for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
