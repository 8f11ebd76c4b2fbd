package io.gymwire.agentsdk.training;

import java.nio.ByteBuffer;
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
}
