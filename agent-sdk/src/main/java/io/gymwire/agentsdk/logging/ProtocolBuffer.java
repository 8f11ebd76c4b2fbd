package io.gymwire.agentsdk.logging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One message in the protocol buffers wire format, field by field: the four wire types that event
 * files need.
 *
 * <p>See <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>.
 */
final class ProtocolBuffer {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ProtocolBuffer putDouble(int field, double value) {
    tag(field, FIXED_64);
    bytes.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
    return this;
  }

  ProtocolBuffer putDoubles(int field, double... values) {
    tag(field, LENGTH_DELIMITED);
    varint((long) values.length * Double.BYTES);
    for (double value : values) {
      bytes.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
    }
    return this;
  }

  ProtocolBuffer putFloat(int field, float value) {
    tag(field, FIXED_32);
    bytes.writeBytes(littleEndian(Float.BYTES).putFloat(value).array());
    return this;
  }

  ProtocolBuffer putLong(int field, long value) {
    if (value == 0) {
      return this; // proto3 leaves out what has the default value
    }
    tag(field, VARINT);
    varint(value);
    return this;
  }

  ProtocolBuffer putText(int field, String value) {
    return putBytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtocolBuffer putMessage(int field, ProtocolBuffer message) {
    return putBytes(field, message.toByteArray());
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  ProtocolBuffer putBytes(int field, byte[] value) {
    tag(field, LENGTH_DELIMITED);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void tag(int field, int wireType) {
    varint(((long) field << 3) | wireType);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
