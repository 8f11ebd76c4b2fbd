package io.gymwire.envserver.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** The choice between thread and pool, under a clock that only the tasks move. */
class FasterTurnsTest {
  private long now;

  @Test
  void slowTasksAreShared() {
    Turns pool = pool(600_000);
    assertThat(chosenAfterTrials(pool, 100_000)).isSameAs(pool);
  }

  @Test
  void verySlowTasksDoNotWaitToBeShared() {
    Turns pool = pool(600_000);
    assertThat(chosenAfter(5, pool, 1_000_000)).isSameAs(pool);
    assertThat(chosenAfter(4, pool, 1_000_000)).isSameAs(Turns.CALLING_THREAD);
    assertThat(chosenAfter(5, pool, 100_000)).isSameAs(Turns.CALLING_THREAD);
  }

  @Test
  void quickTasksStayInTheCallingThread() {
    assertThat(chosenAfterTrials(pool(0), 1_000)).isSameAs(Turns.CALLING_THREAD);
  }

  @Test
  void aSlowerPoolIsLeftAgain() {
    assertThat(chosenAfterTrials(pool(900_000), 100_000)).isSameAs(Turns.CALLING_THREAD);
  }

  @Test
  void whatWasBestUnderLoadIsTriedAgain() {
    long[] nanosOfThePool = {9_000_000};
    Turns pool = (count, task) -> now += nanosOfThePool[0];
    FasterTurns turns = new FasterTurns(pool, () -> now);
    step(turns, 300, 1_000_000);
    assertThat(turns.chosen()).isSameAs(Turns.CALLING_THREAD);

    nanosOfThePool[0] = 600_000;
    step(turns, 9_000, 1_000_000);
    assertThat(turns.chosen()).isSameAs(Turns.CALLING_THREAD);
    step(turns, 2_000, 1_000_000);
    assertThat(turns.chosen()).isSameAs(pool);
  }

  @Test
  void everyTaskIsDoneOnce() {
    AtomicIntegerArray done = new AtomicIntegerArray(1000);
    PooledTurns pool = new PooledTurns(2);
    for (int i = 0; i < 100; i++) {
      pool.forEach(1000, done::incrementAndGet);
    }
    int[] hundred = new int[1000];
    Arrays.fill(hundred, 100);
    assertThat(done.toString()).isEqualTo(Arrays.toString(hundred));
  }

  private Turns pool(long nanosForAll) {
    return (count, task) -> now += nanosForAll;
  }

  private Turns chosenAfterTrials(Turns pool, long nanosForOne) {
    return chosenAfter(400, pool, nanosForOne);
  }

  private Turns chosenAfter(int steps, Turns pool, long nanosForOne) {
    FasterTurns turns = new FasterTurns(pool, () -> now);
    step(turns, steps, nanosForOne);
    return turns.chosen();
  }

  private void step(FasterTurns turns, int steps, long nanosForOne) {
    for (int i = 0; i < steps; i++) {
      turns.forEach(8, index -> now += nanosForOne);
    }
  }
}
