package io.gymwire.agentsdk.remote;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a server's byte stream into frames (RFC 6455, section 5.2) in kept memory: a frame that
 * arrives in one piece costs one read and no copy.
 */
final class FrameReader {
  private static final int FIRST_CAPACITY = 16 * 1024;

  private final InputStream input;
  private final int maxPayload;
  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int start;
  private int end;

  /** Reads frames of at most {@code maxPayload} bytes from {@code input}. */
  FrameReader(InputStream input, int maxPayload) {
    this.input = input;
    this.maxPayload = maxPayload;
  }

  /** Waits for the next frame; the payload of the one before it is overwritten. */
  Frame next() throws IOException {
    require(2);
    int first = bytes[start];
    int opcode = first & 0x0F;
    boolean isFinal = (first & 0x80) != 0;
    int shortLength = bytes[start + 1] & 0x7F;
    checkHead(first, isFinal, shortLength);

    int headerLength = shortLength == 127 ? 10 : shortLength == 126 ? 4 : 2;
    require(headerLength);
    int length = payloadLength(shortLength);
    require(headerLength + length);
    ByteBuffer payload = ByteBuffer.wrap(bytes, start + headerLength, length);
    start += headerLength + length;
    return new Frame(opcode, isFinal, payload);
  }

  private void checkHead(int first, boolean isFinal, int shortLength) throws WebSocketViolation {
    int opcode = first & 0x0F;
    if ((first & 0x70) != 0) {
      throw violation("set a reserved bit, although no extension was agreed on");
    }
    if (!Frame.isKnown(opcode)) {
      throw violation("sent a frame with the reserved opcode " + opcode);
    }
    if ((bytes[start + 1] & 0x80) != 0) {
      throw violation("masked a frame, which only a client may");
    }
    if (Frame.isControl(opcode) && (!isFinal || shortLength > Frame.MAX_CONTROL_PAYLOAD)) {
      throw violation("sent a control frame that is fragmented or longer than 125 bytes");
    }
  }

  private int payloadLength(int shortLength) throws WebSocketViolation {
    if (shortLength < 126) {
      return shortLength;
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    long length =
        shortLength == 126 ? header.getShort(start + 2) & 0xFFFF : header.getLong(start + 2);
    if (length >= 0 && length < (shortLength == 126 ? 126 : 65_536)) {
      throw violation("wrote a length of " + length + " in more bytes than it needs");
    }
    if (length < 0 || length > maxPayload) {
      throw new WebSocketViolation(
          CloseCode.MESSAGE_TOO_BIG,
          "the server sent a frame of %s bytes; at most %d are allowed"
              .formatted(Long.toUnsignedString(length), maxPayload));
    }
    return (int) length;
  }

  /**
   * Waits until {@code count} bytes lie at {@code start}; memory grows with what arrives, not with
   * what is promised.
   */
  private void require(int count) throws IOException {
    if (start == end) {
      start = 0;
      end = 0;
    }
    while (end - start < count) {
      if (start + count > bytes.length && start > 0) {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
      }
      if (end == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * bytes.length));
      }
      int read = input.read(bytes, end, bytes.length - end);
      if (read < 0) {
        throw new EOFException("the server ended the connection without a closing handshake");
      }
      end += read;
    }
  }

  private static WebSocketViolation violation(String what) {
    return new WebSocketViolation(CloseCode.PROTOCOL_ERROR, "the server " + what);
  }
}
