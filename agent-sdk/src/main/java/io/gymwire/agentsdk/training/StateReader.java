package io.gymwire.agentsdk.training;

import io.gymwire.protocol.random.Pcg64;
import java.nio.ByteBuffer;

/**
 * Gives back what a {@link StateWriter} took; asking for a part that is not there is an error that
 * names it.
 */
public interface StateReader {
  /** Returns saved bytes, little-endian, from position 0 to the limit. */
  ByteBuffer getBytes(String name);

  /** Returns a saved number. */
  default long getLong(String name) {
    return getBytes(name).getLong();
  }

  /** Returns a saved number. */
  default double getDouble(String name) {
    return Double.longBitsToDouble(getLong(name));
  }

  /** Returns a generator that goes on from where the saved one stood. */
  default Pcg64 getGenerator(String name) {
    return Pcg64.readFrom(getBytes(name));
  }
}
