package io.gymwire.agentsdk.training;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A second thread that does one thing while the first does another, and both are waited for. */
final class Companion implements AutoCloseable {
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "gymwire-environments");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Has the companion do {@code work} while this thread does {@code meanwhile}, and waits for both,
   * also where one fails. A failure of {@code meanwhile} is thrown here.
   *
   * @return gives what {@code work} gave, or throws what it threw
   */
  <T> Supplier<T> with(Supplier<T> work, Runnable meanwhile) {
    CompletableFuture<T> result = CompletableFuture.supplyAsync(work, executor);
    try {
      meanwhile.run();
    } finally {
      result.handle((value, failure) -> true).join();
    }
    return () -> valueOf(result);
  }

  private static <T> T valueOf(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : e;
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
