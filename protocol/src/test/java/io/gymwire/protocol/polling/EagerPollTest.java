package io.gymwire.protocol.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EagerPollTest {
  private long nanos;
  private final EagerPoll poll = new EagerPoll(() -> nanos);

  @Test
  void whatComesInTimeIsFound() throws IOException {
    assertTrue(poll.isDue());

    assertEquals(7, poll.await(() -> lookTaking(1000) < 40 ? 0 : 7));
    assertEquals(40_000, nanos);
  }

  @Test
  void nothingIsWaitedForAHundredMicroseconds() throws IOException {
    assertEquals(0, poll.await(() -> lookTaking(1000) * 0));

    assertEquals(100_000, nanos);
  }

  @Test
  void whenNothingComesEverMoreWaitsAreSleptThrough() throws IOException {
    List<Integer> slept = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      assertEquals(0, poll.await(() -> lookTaking(110_000) * 0));
      slept.add(waitsThatAreNotDue());
    }

    assertEquals(List.of(1, 3, 7, 15, 31, 63, 127, 128, 128, 128), slept);
  }

  @Test
  void whatIsFoundMakesItEagerAgain() throws IOException {
    for (int i = 0; i < 5; i++) {
      poll.await(() -> lookTaking(110_000) * 0);
      waitsThatAreNotDue();
    }
    poll.await(() -> 1);
    assertTrue(poll.isDue());

    poll.await(() -> lookTaking(110_000) * 0);
    assertFalse(poll.isDue());
    assertTrue(poll.isDue());
  }

  /** Lets time pass and returns how many thousand nanoseconds have passed altogether. */
  private int lookTaking(long duration) {
    nanos += duration;
    return (int) (nanos / 1000);
  }

  private int waitsThatAreNotDue() {
    int waits = 0;
    while (!poll.isDue()) {
      waits++;
    }
    return waits;
  }
}
