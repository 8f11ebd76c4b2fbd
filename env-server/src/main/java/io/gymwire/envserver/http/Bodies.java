package io.gymwire.envserver.http;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpException;

/**
 * Reads the bodies of HTTP requests, within a limit and a time. Only so many may keep a thread
 * waiting for bytes that do not come: the threads are there to step sessions.
 */
final class Bodies {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final int PIECE_BYTES = 8192;

  private final int maxBytes;
  private final Semaphore waiting;
  private final LongSupplier nanoTime;

  Bodies(int maxBytes, int maxWaiting, LongSupplier nanoTime) {
    this.maxBytes = maxBytes;
    this.waiting = new Semaphore(maxWaiting);
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the body of {@code request}, empty if it has none.
   *
   * @throws GymWireException if it is too large, too slow, or one too many; a part of it may then
   *     still stand in the next request's way
   */
  byte[] read(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    if (length > maxBytes) {
      throw WebSocketEndpoint.tooLarge(maxBytes);
    }
    if (length <= 0 && request.getHeader("Transfer-Encoding") == null) {
      return new byte[0];
    }
    try {
      InputStream in = request.getInputStream();
      boolean hasArrived = length > 0 && in.available() >= length;
      return hasArrived ? in.readNBytes((int) length) : patiently(in);
    } catch (IOException | HttpException.RuntimeException e) {
      throw new GymWireException(
          ErrorCode.MALFORMED_MESSAGE, "the body cannot be read: " + e.getMessage(), e);
    }
  }

  private byte[] patiently(InputStream in) throws IOException {
    if (!waiting.tryAcquire()) {
      throw new GymWireException(
          ErrorCode.LIMIT_EXCEEDED,
          "too many requests wait for the rest of their bodies; send it at once, or try later");
    }
    try {
      return inTime(in);
    } finally {
      waiting.release();
    }
  }

  byte[] inTime(InputStream in) throws IOException {
    long start = nanoTime.getAsLong();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE_BYTES];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      body.write(piece, 0, count);
      if (body.size() > maxBytes) {
        throw WebSocketEndpoint.tooLarge(maxBytes);
      }
      if (nanoTime.getAsLong() - start > DEADLINE.toNanos()) {
        throw new GymWireException(
            ErrorCode.LIMIT_EXCEEDED,
            "the body did not come in time; allowed: " + DEADLINE.toSeconds() + " seconds");
      }
    }
    return body.toByteArray();
  }
}
