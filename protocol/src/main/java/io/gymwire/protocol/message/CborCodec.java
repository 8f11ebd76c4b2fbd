package io.gymwire.protocol.message;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * CBOR (RFC 8949), with arrays as typed arrays (RFC 8746) that are read where they lie in the
 * message.
 */
class CborCodec implements Codec {

  @Override
  public final String mediaType() {
    return "application/cbor";
  }

  @Override
  public ByteBuffer encode(Map<String, ?> message) {
    return CborWriter.write(message, new byte[CborWriter.expectedBytes(message)]);
  }

  @Override
  public final Codec reusingMemory() {
    return new Reusing();
  }

  @Override
  public final Map<String, Object> decode(ByteBuffer bytes) {
    return decode(bytes, Integer.MAX_VALUE);
  }

  @Override
  public final Map<String, Object> decode(ByteBuffer bytes, int maxItems) {
    if (bytes.hasArray()) {
      int start = bytes.arrayOffset() + bytes.position();
      return new CborReader(bytes.array(), start, start + bytes.remaining(), maxItems).message();
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return new CborReader(copy, 0, copy.length, maxItems).message();
  }

  /**
   * Encodes into the memory of the message before. New memory costs more than what is written to
   * it: it is cleared first, and no cache has it.
   */
  private static final class Reusing extends CborCodec {
    /** A saved state may be large, and comes once. */
    private static final int MAX_KEPT_BYTES = 1 << 20;

    private byte[] memory = {};

    @Override
    @SuppressWarnings("ByteBufferBackingArray") // The writer wraps the whole of its array.
    public ByteBuffer encode(Map<String, ?> message) {
      int expected = CborWriter.expectedBytes(message);
      ByteBuffer encoded =
          CborWriter.write(message, expected <= memory.length ? memory : new byte[expected]);
      if (encoded.capacity() <= MAX_KEPT_BYTES) {
        memory = encoded.array();
      }
      return encoded;
    }
  }
}
