package io.gymwire.agentsdk.settings;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;

/** Refuses values of settings that are out of range. */
public final class Requirement {
  private Requirement() {}

  /**
   * Does nothing if {@code allowed}.
   *
   * @param name of the setting, such as {@code batch-size}
   * @param range what is allowed, such as {@code at least 1}
   * @param value what was given
   * @throws GymWireException with code INVALID_VALUE, otherwise
   */
  public static void require(boolean allowed, String name, String range, Object value) {
    if (!allowed) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, name, name + " must be " + range + ", not " + value);
    }
  }
}
