package io.gymwire.agentsdk.training;

import io.gymwire.protocol.random.Pcg64;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Takes named parts of a checkpoint. */
public interface StateWriter {
  /** Saves a number. */
  void putLong(String name, long value);

  /** Saves a number, bit for bit. */
  void putDouble(String name, double value);

  /** Saves the bytes from position to limit. */
  void putBytes(String name, ByteBuffer bytes);

  /**
   * Saves the parameters of a network.
   *
   * @param parts the tensors that lie in {@code values}, in the order of the layers
   * @param values float32, little-endian
   */
  default void putParameters(String name, List<ParameterPart> parts, ByteBuffer values) {
    putBytes(name, values);
  }

  /** Saves where a generator stands. */
  default void putGenerator(String name, Pcg64 generator) {
    ByteBuffer bytes = ByteBuffer.allocate(Pcg64.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    generator.writeTo(bytes);
    putBytes(name, bytes.flip());
  }
}
