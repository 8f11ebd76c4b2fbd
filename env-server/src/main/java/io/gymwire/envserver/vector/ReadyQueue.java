package io.gymwire.envserver.vector;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Does the tasks of N environments on threads of its own, at most one task of each environment at a
 * time, and hands out the environments in the order in which they became ready.
 *
 * <p>Except for {@link #close} it is for use by one thread at a time.
 */
final class ReadyQueue implements AutoCloseable {
  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final int SECONDS_IDLE = 5;

  private final BlockingQueue<Integer> ready = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor workers;
  private int underWay;

  /** Makes a queue of {@code count} environments that does {@code onClosed} as its last task. */
  ReadyQueue(int count, Runnable onClosed) {
    int threads = Math.min(count, StepThreads.count());
    this.workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            SECONDS_IDLE,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            ReadyQueue::thread) {
          @Override
          protected void terminated() {
            onClosed.run();
          }
        };
    workers.allowCoreThreadTimeOut(true);
  }

  /** Begins {@code task}, which throws nothing, of environment {@code index}. */
  void submit(int index, Runnable task) {
    underWay++;
    workers.execute(
        () -> {
          task.run();
          ready.add(index);
        });
  }

  /** Waits for {@code count} environments to be ready. */
  int[] take(int count) {
    int[] taken = new int[count];
    boolean interrupted = false;
    for (int i = 0; i < count; ) {
      try {
        taken[i] = ready.take();
        i++;
        underWay--;
      } catch (InterruptedException e) {
        // The tasks write to memory that the caller is about to read: it has to wait for them.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return taken;
  }

  /** Waits for all tasks and forgets who did them. */
  void takeAll() {
    take(underWay);
  }

  /** Does {@code look} at environment {@code index} when no task of it is under way. */
  <T> T whenReady(int index, Supplier<T> look) {
    int[] others = take(underWay);
    for (int other : others) {
      underWay++;
      ready.add(other);
    }
    return look.get();
  }

  /** Ends the threads and does the last task when all tasks are done; returns at once. */
  @Override
  public void close() {
    workers.shutdown();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gymwire-partial-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
