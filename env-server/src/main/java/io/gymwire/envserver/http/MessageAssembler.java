package io.gymwire.envserver.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Puts a message together that came in pieces, within a limit: what goes beyond it is dropped as it
 * comes, so that a message costs no more memory than its own bytes or the limit, whatever the
 * pieces are.
 */
final class MessageAssembler {
  /** In which a message has to come: until then it holds memory. */
  static final Duration DEADLINE = Duration.ofMinutes(1);

  private static final int FIRST_CAPACITY = 1024;

  private final int maxBytes;
  private final LongSupplier nanoTime;
  private byte[] bytes = new byte[0];
  private int size;
  private boolean tooLarge;
  private volatile boolean underWay;
  private long begin;

  MessageAssembler(int maxBytes, LongSupplier nanoTime) {
    this.maxBytes = maxBytes;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns whether pieces of a message have come, and the last one not yet; any thread may ask.
   */
  boolean isUnderWay() {
    return underWay;
  }

  /** Returns whether the message under way has been so for too long. */
  boolean isOverdue() {
    return underWay && nanoTime.getAsLong() - begin > DEADLINE.toNanos();
  }

  /** Takes a piece that others follow. */
  void add(ByteBuffer piece) {
    if (!underWay) {
      underWay = true;
      begin = nanoTime.getAsLong();
    }
    int length = piece.remaining();
    if (tooLarge || length > maxBytes - size) {
      tooLarge = true;
      bytes = new byte[0];
      return;
    }
    if (length > bytes.length - size) {
      long doubled = Math.max(FIRST_CAPACITY, 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(size + length, doubled)));
    }
    piece.get(bytes, size, length);
    size += length;
  }

  /**
   * Takes the last piece and returns the message, in memory of its own, or nothing if it was larger
   * than the limit.
   */
  Optional<ByteBuffer> last(ByteBuffer piece) {
    if (!underWay && piece.remaining() <= maxBytes) {
      return Optional.of(ByteBuffer.allocate(piece.remaining()).put(piece).flip());
    }
    add(piece);
    Optional<ByteBuffer> message =
        tooLarge ? Optional.empty() : Optional.of(ByteBuffer.wrap(bytes, 0, size));
    bytes = new byte[0];
    size = 0;
    tooLarge = false;
    underWay = false;
    return message;
  }
}
