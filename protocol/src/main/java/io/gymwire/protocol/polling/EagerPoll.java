package io.gymwire.protocol.polling;

import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * Looks again and again for what is likely to come within microseconds, before its caller goes to
 * sleep: to wake a thread on another core takes longer than the step of a small environment.
 *
 * <p>Whoever waits for slow things must not burn a core over it: each time that nothing came, twice
 * as many waits are slept through at once. Every look lets other threads go first. Not safe for use
 * by many threads.
 */
public final class EagerPoll {
  /** A thousand CartPoles step, or go through a codec, in less. */
  private static final long PATIENCE_NANOS = 100_000;

  /** Looking for nothing then costs less than a hundredth of a core. */
  private static final int MAX_SKIPS = 128;

  private final LongSupplier nanoTime;
  private int skips;
  private int skipsLeft;

  /** Takes {@code nanoTime} for the time, such as {@code System::nanoTime}. */
  public EagerPoll(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What is looked for. */
  @FunctionalInterface
  public interface Look {
    /** Returns how much of it is there, at once. */
    int now() throws IOException;
  }

  /** Begins a wait: returns whether to {@link #await}, or to go to sleep at once. */
  public boolean isDue() {
    if (skipsLeft > 0) {
      skipsLeft--;
      return false;
    }
    return true;
  }

  /**
   * Returns what {@code look} finds, 0 if it finds nothing for 100 microseconds. The next wait
   * after that is not due.
   */
  // Yielding is a courtesy: nothing relies on what the scheduler makes of it.
  @SuppressWarnings("ThreadPriorityCheck")
  public int await(Look look) throws IOException {
    long start = nanoTime.getAsLong();
    do {
      int found = look.now();
      if (found != 0) {
        skips = 0;
        return found;
      }
      Thread.yield();
    } while (nanoTime.getAsLong() - start < PATIENCE_NANOS);
    skips = Math.min(2 * skips + 1, MAX_SKIPS);
    skipsLeft = skips;
    return 0;
  }
}
