package io.gymwire.protocol.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * IEEE 754 half precision (binary16), which Java 17 has no type for: read from others, never
 * written.
 */
final class HalfFloat {
  private static final int FRACTION_BITS = 10;
  private static final float SUBNORMAL_UNIT = 0x1p-24f;

  private HalfFloat() {}

  /** Returns the value of the half with these bits: exact, for every half is a float. */
  static float toFloat(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >>> FRACTION_BITS) & 0x1F;
    int fraction = bits & 0x3FF;
    if (exponent == 0) {
      float magnitude = fraction * SUBNORMAL_UNIT;
      return sign == 0 ? magnitude : -magnitude;
    }
    int floatExponent = exponent == 0x1F ? 0xFF : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | floatExponent << 23 | fraction << (23 - FRACTION_BITS));
  }

  /** Returns the halves in {@code halves} as little-endian floats. */
  static ByteBuffer toFloats(ByteBuffer halves, boolean bigEndian) {
    ByteBuffer source =
        halves.slice().order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    ByteBuffer floats = ByteBuffer.allocate(2 * source.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    while (source.hasRemaining()) {
      floats.putFloat(toFloat(source.getShort()));
    }
    return floats.flip();
  }
}
