package io.gymwire.agentsdk.remote;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private long nanos;
  private final Backoff backoff = new Backoff(Duration.ofSeconds(30), () -> nanos);

  @Test
  void givesUpWhenTheServerWasOutOfReachForTooLong() {
    assertTrue(backoff.pause());
    passSeconds(29);
    assertTrue(backoff.pause());
    passSeconds(1);
    assertFalse(backoff.pause());
  }

  @Test
  void timeSpentOnWaitingForAReplyDoesNotCount() {
    for (int cut = 0; cut < 3; cut++) {
      assertTrue(backoff.pause());
      passSeconds(9);
      backoff.connected();
      passSeconds(600);
    }

    assertTrue(backoff.pause());
    passSeconds(3);
    assertFalse(backoff.pause());
  }

  private void passSeconds(long seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
  }
}
