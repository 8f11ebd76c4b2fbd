package io.gymwire.agents.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets a command end cleanly when the user presses Ctrl-C or the system sends SIGTERM: the JVM
 * waits until the command is closed, at most a minute, and exits with the code given.
 */
final class Interruption implements AutoCloseable {
  private static final int MOST_SECONDS = 60;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable action, int exitCode, Consumer<String> note) {
    hook =
        new Thread(
            () -> {
              action.run();
              if (!isFinishedIn(MOST_SECONDS)) {
                note.accept("not finished after %d s: ending all the same".formatted(MOST_SECONDS));
              }
              // The signal's own exit code would come otherwise, and System.exit is not allowed
              // here.
              Runtime.getRuntime().halt(exitCode);
            },
            "interruption");
  }

  /**
   * Calls {@code action} at an interruption, from another thread; it makes the command come to its
   * end. What the user should know goes to {@code note}.
   */
  static Interruption calling(Runnable action, int exitCode, Consumer<String> note) {
    Interruption interruption = new Interruption(action, exitCode, note);
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

  private boolean isFinishedIn(int seconds) {
    try {
      return finished.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
