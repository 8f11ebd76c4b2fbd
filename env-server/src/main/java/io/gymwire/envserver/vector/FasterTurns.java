package io.gymwire.envserver.vector;

import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Tries the calling thread and then the pool for some steps, and stays with whichever was faster.
 * What the tasks compute is the same either way.
 */
final class FasterTurns implements Turns {
  /** So many that just-in-time compilation has happened; of them the fastest counts. */
  private static final int TRIALS = 200;

  /** Below it no pool can win: waking a thread takes as long. */
  private static final long WORTH_SHARING_NANOS = 50_000;

  private final Turns pool;
  private final LongSupplier nanoTime;
  private long alone = Long.MAX_VALUE;
  private long shared = Long.MAX_VALUE;
  private int trials;
  private Turns chosen = Turns.CALLING_THREAD;

  FasterTurns(Turns pool, LongSupplier nanoTime) {
    this.pool = pool;
    this.nanoTime = nanoTime;
  }

  /** Returns the way for {@code count} tasks at a time. */
  static Turns of(int count) {
    boolean canShare = count > 1 && Runtime.getRuntime().availableProcessors() > 1;
    return canShare
        ? new FasterTurns(PooledTurns.INSTANCE, System::nanoTime)
        : Turns.CALLING_THREAD;
  }

  @Override
  public void forEach(int count, IntConsumer task) {
    if (trials >= 2 * TRIALS) {
      chosen.forEach(count, task);
      return;
    }
    long start = nanoTime.getAsLong();
    chosen.forEach(count, task);
    record(nanoTime.getAsLong() - start);
  }

  Turns chosen() {
    return chosen;
  }

  private void record(long nanos) {
    trials++;
    if (trials <= TRIALS) {
      alone = Math.min(alone, nanos);
    } else {
      shared = Math.min(shared, nanos);
    }
    if (trials == TRIALS) {
      if (alone < WORTH_SHARING_NANOS) {
        trials = 2 * TRIALS;
      } else {
        chosen = pool;
      }
    } else if (trials == 2 * TRIALS) {
      chosen = shared < alone ? pool : Turns.CALLING_THREAD;
    }
  }
}
