package io.gymwire.protocol.message;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * CBOR (RFC 8949), with arrays as typed arrays (RFC 8746) that are read where they lie in the
 * message.
 */
final class CborCodec implements Codec {

  @Override
  public String mediaType() {
    return "application/cbor";
  }

  @Override
  public ByteBuffer encode(Map<String, ?> message) {
    return CborWriter.write(message);
  }

  @Override
  public Map<String, Object> decode(ByteBuffer bytes) {
    return decode(bytes, Integer.MAX_VALUE);
  }

  @Override
  public Map<String, Object> decode(ByteBuffer bytes, int maxItems) {
    if (bytes.hasArray()) {
      int start = bytes.arrayOffset() + bytes.position();
      return new CborReader(bytes.array(), start, start + bytes.remaining(), maxItems).message();
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return new CborReader(copy, 0, copy.length, maxItems).message();
  }
}
