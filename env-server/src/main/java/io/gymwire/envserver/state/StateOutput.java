package io.gymwire.envserver.state;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes a saved state: a header that names the format and the kind of thing saved, then values in
 * the writer's order, then a checksum. {@link StateInput} reads it.
 */
public final class StateOutput {
  static final int MAGIC = 0x47594D57;
  static final int VERSION = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /**
   * Begins the state of a thing of kind {@code kind}.
   *
   * @param kind names all that has to be equal where the state is restored, such as the
   *     environment's id and arguments
   */
  public StateOutput(String kind) {
    putInt(MAGIC);
    putInt(VERSION);
    putString(kind);
  }

  /** Appends an int. */
  public StateOutput putInt(int value) {
    return write(() -> out.writeInt(value));
  }

  /** Appends a long. */
  public StateOutput putLong(long value) {
    return write(() -> out.writeLong(value));
  }

  /** Appends a double, bit for bit. */
  public StateOutput putDouble(double value) {
    return putLong(Double.doubleToRawLongBits(value));
  }

  /** Appends a boolean. */
  public StateOutput putBoolean(boolean value) {
    return write(() -> out.writeBoolean(value));
  }

  /** Appends the elements of an array whose length the reader knows. */
  public StateOutput putDoubles(double[] values) {
    for (double value : values) {
      putDouble(value);
    }
    return this;
  }

  /** Appends the elements of an array whose length the reader knows. */
  public StateOutput putInts(int[] values) {
    for (int value : values) {
      putInt(value);
    }
    return this;
  }

  /** Appends the elements of an array whose length the reader knows. */
  public StateOutput putBooleans(boolean[] values) {
    for (boolean value : values) {
      putBoolean(value);
    }
    return this;
  }

  /** Appends bytes and their number. */
  public StateOutput putBytes(byte[] value) {
    putInt(value.length);
    return write(() -> out.write(value));
  }

  /** Appends a text. */
  public StateOutput putString(String value) {
    return putBytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a generator. */
  public StateOutput putGenerator(Pcg64 generator) {
    byte[] state = new byte[Pcg64.STATE_BYTES];
    generator.writeTo(ByteBuffer.wrap(state));
    return write(() -> out.write(state));
  }

  /** Appends the elements of an array whose dtype and shape the reader knows. */
  public StateOutput putArray(NdArray array) {
    byte[] elements = new byte[array.byteLength()];
    array.buffer().get(elements);
    return write(() -> out.write(elements));
  }

  /** Appends a value of a space, of which the reader has one with the same dtypes and shapes. */
  public StateOutput putValue(Object value) {
    if (value instanceof NdArray array) {
      return putArray(array);
    }
    if (value instanceof Long number) {
      return putLong(number);
    }
    if (value instanceof String text) {
      return putString(text);
    }
    if (value instanceof List<?> items) {
      items.forEach(this::putValue);
      return this;
    }
    if (value instanceof Map<?, ?> entries) {
      entries.values().forEach(this::putValue);
      return this;
    }
    throw new IllegalArgumentException("no value of a space: " + value);
  }

  /** Returns the state. */
  public byte[] finish() {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.toByteArray());
    putInt((int) checksum.getValue());
    return bytes.toByteArray();
  }

  private StateOutput write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private interface Writing {
    void run() throws IOException;
  }
}
