package io.gymwire.envserver.http;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few threads for what goes on step after step: of those that rest, the one that worked last
 * works next.
 *
 * <p>A session's steps then stay in one thread, and the scheduler keeps that on one core and the
 * {@code gymwire-environments} threads on the others. Jetty's pool takes its threads by turns: then
 * two of them often wait for the same core, for as long as a step takes, while another has nothing
 * to do. When all of these work, Jetty's pool helps out.
 */
final class WarmThreads implements Executor, AutoCloseable {
  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final int KEPT_SECONDS = 60;

  /** Jetty's pool has as much. */
  private static final long PATIENCE_MILLIS = 2500;

  private final ThreadPoolExecutor threads;

  /** Leaves to {@code others} what comes when all threads, one for each core, work. */
  WarmThreads(Executor others) {
    // A queue without room gives its task to whoever began to wait last.
    threads =
        new ThreadPoolExecutor(
            0,
            Runtime.getRuntime().availableProcessors(),
            KEPT_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            WarmThreads::thread,
            (task, full) -> others.execute(task));
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** Lets the threads end what they are at, and interrupts what does not end soon. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gymwire-sessions-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
