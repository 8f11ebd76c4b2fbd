package io.gymwire.envserver.vector;

/**
 * On how many threads the environments of a vector step at the same time, in the whole process: one
 * a core, unless somebody says otherwise. Results do not depend on it.
 */
public final class StepThreads {
  private static int count = Runtime.getRuntime().availableProcessors();
  private static Turns shared = turns(count);

  private StepThreads() {}

  /**
   * Has vectors that are made from now on step on so many threads, that of the caller among them.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public static synchronized void use(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    if (threads != count) {
      count = threads;
      shared = turns(threads);
    }
  }

  /** Returns how many there are. */
  static synchronized int count() {
    return count;
  }

  /** Returns the way to share tasks out among all of them. */
  static synchronized Turns shared() {
    return shared;
  }

  private static Turns turns(int threads) {
    return threads == 1 ? Turns.CALLING_THREAD : new PooledTurns(threads);
  }
}
