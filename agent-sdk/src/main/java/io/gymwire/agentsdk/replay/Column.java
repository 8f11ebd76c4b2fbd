package io.gymwire.agentsdk.replay;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * One value of every transition, off-heap and little-endian.
 *
 * @param name in checkpoints
 * @param width bytes of a value
 * @param memory of all places
 */
record Column(String name, int width, ByteBuffer memory) {
  static Column allocate(String name, int capacity, int width) {
    return new Column(name, width, NdArray.zeros(DType.UINT8, capacity, width).buffer());
  }

  void save(StateWriter state, int size) {
    state.putBytes(name, memory.slice(0, size * width));
  }

  /** Returns whether {@code state} has exactly {@code size} values, which are then in place. */
  boolean load(StateReader state, int size) {
    ByteBuffer saved = state.getBytes(name);
    if (saved.remaining() != (long) size * width) {
      return false;
    }
    memory.put(0, saved, saved.position(), saved.remaining());
    return true;
  }

  /** Returns whether one of the first {@code size} values has a byte that is not 0. */
  boolean isAnySet(int size) {
    return IntStream.range(0, size * width).anyMatch(index -> memory.get(index) != 0);
  }

  /** Copies the value in {@code place} to {@code offset} of {@code target}. */
  void copy(int place, ByteBuffer target, int offset) {
    target.put(offset, memory, place * width, width);
  }

  long getLong(int place) {
    return memory.getLong(place * Long.BYTES);
  }

  void putLong(int place, long value) {
    memory.putLong(place * Long.BYTES, value);
  }

  int getInt(int place) {
    return memory.getInt(place * Integer.BYTES);
  }

  void putInt(int place, int value) {
    memory.putInt(place * Integer.BYTES, value);
  }

  float getFloat(int place) {
    return memory.getFloat(place * Float.BYTES);
  }

  void putFloat(int place, float value) {
    memory.putFloat(place * Float.BYTES, value);
  }

  byte getByte(int place) {
    return memory.get(place);
  }

  void putByte(int place, int value) {
    memory.put(place, (byte) value);
  }
}
