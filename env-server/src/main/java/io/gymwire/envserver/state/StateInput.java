package io.gymwire.envserver.state;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Reads a saved state that {@link StateOutput} wrote, value by value in the same order.
 *
 * <p>A state that is damaged, of another version or of another kind is refused with INVALID_VALUE
 * before anything is read from it.
 */
public final class StateInput {
  private final ByteBuffer in;

  /**
   * Opens {@code state}.
   *
   * @param kind what {@link StateOutput} was given
   * @throws GymWireException with code INVALID_VALUE if it is no state of this kind
   */
  public StateInput(byte[] state, String kind) {
    if (state.length < 3 * Integer.BYTES || ByteBuffer.wrap(state).getInt() != StateOutput.MAGIC) {
      throw refused("these %d bytes are no saved state".formatted(state.length));
    }
    int end = state.length - Integer.BYTES;
    CRC32C checksum = new CRC32C();
    checksum.update(state, 0, end);
    if (ByteBuffer.wrap(state).getInt(end) != (int) checksum.getValue()) {
      throw refused("the saved state is damaged: its checksum does not fit");
    }
    in = ByteBuffer.wrap(state, Integer.BYTES, end - Integer.BYTES);
    int version = nextInt();
    if (version != StateOutput.VERSION) {
      throw refused(
          "the saved state is of version %d; this server reads version %d"
              .formatted(version, StateOutput.VERSION));
    }
    String found = nextString();
    if (!found.equals(kind)) {
      throw refused("the saved state is of '%s'; allowed here: '%s'".formatted(found, kind));
    }
  }

  /** Returns the next int. */
  public int nextInt() {
    return read(in::getInt);
  }

  /** Returns the next long. */
  public long nextLong() {
    return read(in::getLong);
  }

  /** Returns the next double. */
  public double nextDouble() {
    return Double.longBitsToDouble(nextLong());
  }

  /** Returns the next boolean. */
  public boolean nextBoolean() {
    return read(in::get) != 0;
  }

  /** Fills {@code values}. */
  public void nextDoubles(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = nextDouble();
    }
  }

  /** Fills {@code values}. */
  public void nextInts(int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = nextInt();
    }
  }

  /** Fills {@code values}. */
  public void nextBooleans(boolean[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = nextBoolean();
    }
  }

  /** Returns the next bytes. */
  public byte[] nextBytes() {
    int length = nextInt();
    if (length < 0 || length > in.remaining()) {
      throw cutShort();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** Returns the next text. */
  public String nextString() {
    return new String(nextBytes(), StandardCharsets.UTF_8);
  }

  /** Returns the next generator. */
  public Pcg64 nextGenerator() {
    return Pcg64.readFrom(in);
  }

  /** Fills {@code array}. */
  public void nextArray(NdArray array) {
    if (array.byteLength() > in.remaining()) {
      throw cutShort();
    }
    array.buffer().put(0, in, in.position(), array.byteLength());
    in.position(in.position() + array.byteLength());
  }

  /**
   * Returns the next value of a space, of the kind and shapes of {@code like}; arrays in {@code
   * like} are filled.
   */
  public Object nextValue(Object like) {
    if (like instanceof NdArray array) {
      nextArray(array);
      return array;
    }
    if (like instanceof Long) {
      return nextLong();
    }
    if (like instanceof String) {
      return nextString();
    }
    if (like instanceof List<?> items) {
      List<Object> read = new ArrayList<>();
      items.forEach(item -> read.add(nextValue(item)));
      return read;
    }
    if (like instanceof Map<?, ?> entries) {
      Map<Object, Object> read = new LinkedHashMap<>();
      entries.forEach((key, item) -> read.put(key, nextValue(item)));
      return read;
    }
    throw new IllegalArgumentException("no value of a space: " + like);
  }

  /**
   * Ends the reading.
   *
   * @throws GymWireException with code INVALID_VALUE if something was not read
   */
  public void end() {
    if (in.hasRemaining()) {
      throw refused("the saved state has %d bytes too many".formatted(in.remaining()));
    }
  }

  private static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BufferUnderflowException e) {
      throw cutShort();
    }
  }

  private static GymWireException cutShort() {
    return refused("the saved state is cut short");
  }

  private static GymWireException refused(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "state", message);
  }
}
