package io.gymwire.agentsdk.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Sends a client's masked frames (RFC 6455, section 5.3), each in kept memory and with one write.
 */
final class FrameWriter {
  private static final int MAX_HEADER = 14;
  private static final int FIRST_CAPACITY = 4 * 1024;

  private final OutputStream output;
  private final MaskingKeys maskingKeys = new MaskingKeys();
  private ByteBuffer frame = ByteBuffer.allocate(FIRST_CAPACITY);

  FrameWriter(OutputStream output) {
    this.output = output;
  }

  /**
   * Sends a final frame with the bytes between {@code payload}'s position and limit, which do not
   * change.
   */
  void write(int opcode, ByteBuffer payload) throws IOException {
    int length = payload.remaining();
    if (frame.capacity() < MAX_HEADER + length) {
      frame = ByteBuffer.allocate(Math.addExact(MAX_HEADER, length));
    }
    frame.clear().put((byte) (0x80 | opcode));
    if (length < 126) {
      frame.put((byte) (0x80 | length));
    } else if (length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(length);
    }
    int key = maskingKeys.next();
    frame.putInt(key);
    putMasked(payload, key);
    output.write(frame.array(), 0, frame.position());
    output.flush();
  }

  private void putMasked(ByteBuffer payload, int key) {
    ByteBuffer source = payload.duplicate().order(ByteOrder.BIG_ENDIAN);
    long longKey = (long) key << 32 | (key & 0xFFFF_FFFFL);
    while (source.remaining() >= Long.BYTES) {
      frame.putLong(source.getLong() ^ longKey);
    }
    for (int shift = 56; source.hasRemaining(); shift -= 8) {
      frame.put((byte) (source.get() ^ (longKey >>> shift)));
    }
  }
}
