package io.gymwire.agentsdk.training;

import java.nio.ByteBuffer;

/** Takes named parts of a checkpoint. */
public interface StateWriter {
  /** Saves a number. */
  void putLong(String name, long value);

  /** Saves a number, bit for bit. */
  void putDouble(String name, double value);

  /** Saves the bytes from position to limit. */
  void putBytes(String name, ByteBuffer bytes);
}
