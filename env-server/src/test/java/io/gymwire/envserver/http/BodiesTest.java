package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodiesTest {
  private final AtomicLong now = new AtomicLong();
  private final Bodies bodies = new Bodies(100, 1, now::get);

  @Test
  void slowBodiesAreGivenUp() throws IOException {
    assertThat(bodies.inTime(new Dripping(30))).hasSize(30);
    assertThatThrownBy(() -> bodies.inTime(new Dripping(32)))
        .isInstanceOfSatisfying(
            GymWireException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
        .hasMessageContaining("allowed: 30 seconds");
  }

  /** Gives a byte a second. */
  private final class Dripping extends InputStream {
    private int left;

    Dripping(int bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      throw new AssertionError("reads come in pieces");
    }

    @Override
    public int read(byte[] target, int from, int length) {
      if (left == 0) {
        return -1;
      }
      left--;
      now.addAndGet(Duration.ofSeconds(1).toNanos());
      return 1;
    }
  }
}
