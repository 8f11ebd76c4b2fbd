package io.gymwire.envserver.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PooledTurnsTest {
  private static final int MORE_THAN_THREADS = 4;

  private final PooledTurns turns = new PooledTurns(MORE_THAN_THREADS - 1);

  @Test
  void whatNoHelperIsFreeForIsForgotten() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger hung = new AtomicInteger();
    CompletableFuture<Void> stuck =
        CompletableFuture.runAsync(
            () ->
                turns.forEach(
                    MORE_THAN_THREADS,
                    i -> {
                      hung.incrementAndGet();
                      awaitQuietly(hanging);
                    }),
            task -> new Thread(task, "stuck-vector").start());
    Awaitility.await().until(() -> hung.get() >= MORE_THAN_THREADS - 1);

    WeakReference<IntConsumer> done = shareOut();

    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(done.get()).isNull();
            });
    hanging.countDown();
    stuck.get(20, TimeUnit.SECONDS);
    assertThat(hung).hasValue(MORE_THAN_THREADS);
  }

  private WeakReference<IntConsumer> shareOut() {
    AtomicInteger calls = new AtomicInteger();
    IntConsumer task = i -> calls.incrementAndGet();
    turns.forEach(100, task);
    assertThat(calls).hasValue(100);
    return new WeakReference<>(task);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
