package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmThreadsTest {
  private final int count = Runtime.getRuntime().availableProcessors();
  private final List<Runnable> others = new ArrayList<>();
  private final WarmThreads threads = new WarmThreads(others::add);

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void whoRestedLastWorksNext() throws InterruptedException {
    List<CountDownLatch> gates = new ArrayList<>();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CountDownLatch gate = new CountDownLatch(1);
      CompletableFuture<Thread> worker = new CompletableFuture<>();
      threads.execute(() -> waitAt(gate, worker));
      gates.add(gate);
      workers.add(worker.join());
    }
    assertThat(workers).doesNotHaveDuplicates();

    for (int i = 0; i < count; i++) {
      release(gates.get(i), workers.get(i));
      for (int k = 0; k < 5; k++) {
        assertThat(nextWorker()).isEqualTo(workers.get(i));
        awaitRest(workers.get(i));
      }
    }
  }

  @Test
  void othersHelpOutWhenAllWork() {
    CountDownLatch gate = new CountDownLatch(1);
    for (int i = 0; i < count; i++) {
      threads.execute(() -> waitAt(gate, new CompletableFuture<>()));
    }
    Runnable oneMore = () -> {};

    threads.execute(oneMore);

    assertThat(others).containsExactly(oneMore);
    gate.countDown();
  }

  @Test
  void closingInterruptsWhatDoesNotEnd() {
    CompletableFuture<Thread> hanging = new CompletableFuture<>();
    threads.execute(() -> waitAt(new CountDownLatch(1), hanging));
    Thread thread = hanging.join();

    threads.close();

    Awaitility.await().until(() -> !thread.isAlive());
  }

  private Thread nextWorker() {
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    threads.execute(() -> worker.complete(Thread.currentThread()));
    return worker.join();
  }

  private static void waitAt(CountDownLatch gate, CompletableFuture<Thread> worker) {
    worker.complete(Thread.currentThread());
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void release(CountDownLatch gate, Thread worker) {
    Awaitility.await().until(() -> isAt(worker, "CountDownLatch"));
    gate.countDown();
    awaitRest(worker);
  }

  private static void awaitRest(Thread worker) {
    Awaitility.await().until(() -> isAt(worker, "SynchronousQueue"));
  }

  private static boolean isAt(Thread thread, String place) {
    return thread.getState() != Thread.State.RUNNABLE
        && List.of(thread.getStackTrace()).stream()
            .anyMatch(frame -> frame.getClassName().contains(place));
  }
}
