package io.gymwire.envserver.http;

import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The requests of one connection that take time, one after another: the next begins when the reply
 * to the one before it has been written, and one at most waits.
 */
final class OneAtATime {
  private final Executor pool;
  private boolean busy;
  private Optional<Runnable> waiting = Optional.empty();

  OneAtATime(Executor pool) {
    this.pool = pool;
  }

  /** Returns whether nothing is under way. */
  synchronized boolean isFree() {
    return !busy;
  }

  /**
   * Has the pool do {@code request} as soon as its turn comes; returns whether that is now, and so
   * whether there is room for another.
   */
  boolean begin(Runnable request) {
    synchronized (this) {
      if (busy) {
        waiting = Optional.of(request);
        return false;
      }
      busy = true;
    }
    pool.execute(request);
    return true;
  }

  /** Ends the one under way; returns whether one that waited has begun. */
  boolean end() {
    Optional<Runnable> next;
    synchronized (this) {
      next = waiting;
      waiting = Optional.empty();
      busy = next.isPresent();
    }
    next.ifPresent(pool::execute);
    return next.isPresent();
  }
}
