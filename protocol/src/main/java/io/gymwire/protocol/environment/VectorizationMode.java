package io.gymwire.protocol.environment;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Locale;

/** How a vector holds its environments, as {@code gymnasium.VectorizeMode}. */
public enum VectorizationMode {
  /**
   * Independent environments, each with a generator of its own: environment i is seeded with seed +
   * i.
   */
  SYNC,
  /** The environment's own vector form, with one generator for all, where it has one. */
  VECTOR_ENTRY_POINT;

  /** Returns the name on the wire, such as {@code vector_entry_point}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the mode named {@code name}, in any case.
   *
   * @throws GymWireException if there is none
   */
  public static VectorizationMode named(String name) {
    for (VectorizationMode mode : values()) {
      if (mode.name().equalsIgnoreCase(name)) {
        return mode;
      }
    }
    throw new GymWireException(
        ErrorCode.INVALID_VALUE,
        "vectorization_mode",
        "unknown vectorization mode '" + name + "'; allowed: sync, vector_entry_point");
  }
}
