package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** What an algorithm saved, in memory. */
public record SavedState(Map<String, ByteBuffer> parts) implements StateWriter, StateReader {

  /** Returns what {@code algorithm} saves. */
  public static SavedState of(Algorithm algorithm) {
    SavedState state = new SavedState(new TreeMap<>());
    algorithm.save(state);
    return state;
  }

  /**
   * Returns all parts but libtorch's archives of optimisers, which name their parts by addresses in
   * memory.
   */
  public Map<String, ByteBuffer> comparableParts() {
    Map<String, ByteBuffer> comparable = new TreeMap<>(parts);
    comparable.keySet().removeIf(name -> name.endsWith("optimizer"));
    return comparable;
  }

  /** Returns the float32 values of a part as doubles. */
  public double[] doubles(String name) {
    ByteBuffer bytes = getBytes(name);
    double[] values = new double[bytes.remaining() / Float.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getFloat();
    }
    return values;
  }

  /** Saves {@code values} as float32, and returns them as they are then. */
  double[] put(String name, double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putFloat((float) value);
    }
    putBytes(name, bytes.flip());
    return doubles(name);
  }

  @Override
  public void putBytes(String name, ByteBuffer bytes) {
    parts.put(name, ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip());
  }

  @Override
  public ByteBuffer getBytes(String name) {
    return parts.get(name).duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
