package io.gymwire.envserver.vector;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Shares the tasks out among the calling thread and the threads of a pool. Whoever is free takes
 * the next task, so that a busy pool only means that the calling thread does more.
 */
final class PooledTurns implements Turns {
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final int helpers;

  /** Keeps nothing waiting: a helper may hang in an author's code for ever. */
  private final Executor pool;

  /**
   * Shares out among so many threads, at least two, that of the caller among them; the others begin
   * when they are first needed and end with the process.
   */
  PooledTurns(int threads) {
    helpers = threads - 1;
    pool =
        new ThreadPoolExecutor(
            helpers,
            helpers,
            0,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            PooledTurns::thread,
            new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public void forEach(int count, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch left = new CountDownLatch(count);
    Runnable share =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            task.accept(i);
            left.countDown();
          }
        };
    for (int i = 0; i < Math.min(helpers, count - 1); i++) {
      pool.execute(share);
    }
    share.run();
    await(left);
  }

  /** Waits whatever happens: the tasks write to memory that the caller owns. */
  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gymwire-environments-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
