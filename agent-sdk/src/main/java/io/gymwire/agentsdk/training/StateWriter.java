package io.gymwire.agentsdk.training;

import io.gymwire.protocol.random.Pcg64;
import java.nio.ByteBuffer;
import java.util.List;

/** Takes named parts of a checkpoint. */
public interface StateWriter {
  /** Saves the bytes from position to limit. */
  void putBytes(String name, ByteBuffer bytes);

  /** Saves a number. */
  default void putLong(String name, long value) {
    putBytes(name, CheckpointFormat.buffer(Long.BYTES).putLong(value).flip());
  }

  /** Saves a number, bit for bit. */
  default void putDouble(String name, double value) {
    putLong(name, Double.doubleToRawLongBits(value));
  }

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
    ByteBuffer bytes = CheckpointFormat.buffer(Pcg64.STATE_BYTES);
    generator.writeTo(bytes);
    putBytes(name, bytes.flip());
  }
}
