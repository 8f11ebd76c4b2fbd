package io.gymwire.envserver.vector;

import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Tries the calling thread and then the pool for some steps, and stays with whichever was faster,
 * until the next trial: how many cores are free changes. What the tasks compute is the same either
 * way.
 */
final class FasterTurns implements Turns {
  /** So many that just-in-time compilation has happened; of them the fastest counts. */
  private static final int TRIALS = 200;

  /** Below it no pool can win: waking a thread takes as long. */
  private static final long WORTH_SHARING_NANOS = 50_000;

  /** From here on sharing is tried at once: what takes so long does not wait for a compiler. */
  private static final long SURELY_WORTH_SHARING_NANOS = 1_000_000;

  private static final int FEW = 5;

  /** For so many steps a decision holds. */
  private static final int TERM = 10_000;

  private final Turns pool;
  private final LongSupplier nanoTime;
  private long alone = Long.MAX_VALUE;
  private long shared = Long.MAX_VALUE;
  private int trials;
  private boolean sharing;
  private int termLeft;
  private Turns chosen = Turns.CALLING_THREAD;

  FasterTurns(Turns pool, LongSupplier nanoTime) {
    this.pool = pool;
    this.nanoTime = nanoTime;
  }

  /** Returns the way for {@code count} tasks at a time. */
  static Turns of(int count) {
    boolean canShare = count > 1 && StepThreads.count() > 1;
    return canShare
        ? new FasterTurns(StepThreads.shared(), System::nanoTime)
        : Turns.CALLING_THREAD;
  }

  @Override
  public void forEach(int count, IntConsumer task) {
    if (termLeft > 0) {
      chosen.forEach(count, task);
      endTerm();
      return;
    }
    long start = nanoTime.getAsLong();
    chosen.forEach(count, task);
    record(nanoTime.getAsLong() - start);
  }

  Turns chosen() {
    return chosen;
  }

  private void endTerm() {
    termLeft--;
    if (termLeft == 0) {
      trials = 0;
      sharing = false;
      alone = Long.MAX_VALUE;
      shared = Long.MAX_VALUE;
      chosen = Turns.CALLING_THREAD;
    }
  }

  private void record(long nanos) {
    trials++;
    if (sharing) {
      shared = Math.min(shared, nanos);
      if (trials == TRIALS) {
        decide(shared < alone ? pool : Turns.CALLING_THREAD);
      }
      return;
    }
    alone = Math.min(alone, nanos);
    boolean surelyWorthSharing = trials >= FEW && alone >= SURELY_WORTH_SHARING_NANOS;
    if (surelyWorthSharing || (trials == TRIALS && alone >= WORTH_SHARING_NANOS)) {
      trials = 0;
      sharing = true;
      chosen = pool;
    } else if (trials == TRIALS) {
      decide(Turns.CALLING_THREAD);
    }
  }

  private void decide(Turns turns) {
    chosen = turns;
    termLeft = TERM;
  }
}
