package io.gymwire.agents.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end cleanly when the user presses Ctrl-C or the system sends SIGTERM: the JVM
 * waits until the command is closed, at most a minute, and exits with the code given.
 */
final class Interruption implements AutoCloseable {
  private static final int MOST_SECONDS = 60;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable action, int exitCode) {
    hook =
        new Thread(
            () -> {
              action.run();
              awaitFinished();
              // The signal's own exit code would come otherwise, and System.exit is not allowed
              // here.
              Runtime.getRuntime().halt(exitCode);
            },
            "interruption");
  }

  /**
   * Calls {@code action} at an interruption, from another thread; it makes the command come to its
   * end.
   */
  static Interruption calling(Runnable action, int exitCode) {
    Interruption interruption = new Interruption(action, exitCode);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** The command has written all that it had to. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The interruption is under way: the hook ends the JVM.
    }
  }

  private void awaitFinished() {
    try {
      finished.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
