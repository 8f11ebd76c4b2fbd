package io.gymwire.envserver.session;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the sessions that nobody has used for a while, from threads that keep no process alive.
 */
final class Reaper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);
  private static final Duration LONGEST_PERIOD = Duration.ofSeconds(10);

  private final Sessions sessions;
  private final long idleNanos;
  private final ScheduledExecutorService timer;

  // An environment that hangs while it is closed must not keep the others from it.
  private final ExecutorService closers;

  Reaper(Sessions sessions, Duration sessionIdle) {
    this.sessions = sessions;
    this.idleNanos = sessionIdle.toNanos();
    this.timer = Executors.newSingleThreadScheduledExecutor(daemons("session-reaper"));
    this.closers = Executors.newCachedThreadPool(daemons("session-closer"));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It runs until it is closed.
  void start() {
    long period = Math.max(1, Math.min(LONGEST_PERIOD.toNanos(), idleNanos / 4));
    timer.scheduleWithFixedDelay(this::reap, period, period, TimeUnit.NANOSECONDS);
  }

  /** Reaps once. */
  void reap() {
    sessions.reap(
        idleNanos,
        session -> {
          LOG.info("a session was idle for too long and is closed");
          closers.execute(session::close);
        });
  }

  @Override
  public void close() {
    timer.shutdownNow();
    closers.shutdown();
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
