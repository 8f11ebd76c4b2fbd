package io.gymwire.envserver.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepThreadsTest {
  private static final int CORES = StepThreads.count();

  @AfterEach
  void backToTheCores() {
    StepThreads.use(CORES);
  }

  @Test
  void soManyAreAtWorkAtOnce() {
    int threadsWanted = CORES + 1;
    StepThreads.use(threadsWanted);
    CountDownLatch allAtWork = new CountDownLatch(threadsWanted);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();

    // Each task waits for all others, so that no thread can take two of them.
    StepThreads.shared()
        .forEach(
            threadsWanted,
            i -> {
              threads.add(Thread.currentThread());
              allAtWork.countDown();
              try {
                allAtWork.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });

    assertThat(threads).hasSize(threadsWanted).contains(Thread.currentThread());
  }

  @Test
  void withOneTheCallerDoesAll() {
    StepThreads.use(1);

    assertThat(FasterTurns.of(8)).isSameAs(Turns.CALLING_THREAD);
  }

  @Test
  void noneAreRefused() {
    assertThatThrownBy(() -> StepThreads.use(0)).hasMessage("threads must be at least 1, not 0");
  }
}
