package io.gymwire.protocol.environment;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Locale;

/**
 * What a vector does with an environment whose episode has ended, as {@code
 * gymnasium.vector.AutoresetMode}.
 */
public enum AutoresetMode {
  /**
   * The next step ignores the action, resets, and returns the reset observation, reward 0 and false
   * flags.
   */
  NEXT_STEP,
  /**
   * The ending step returns the reset observation; the last one is the step's final observation.
   */
  SAME_STEP,
  /** Stepping an ended environment is an error; a reset with a mask restarts it. */
  DISABLED;

  /** Returns the name on the wire, such as {@code next_step}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the mode named {@code name}, in any case.
   *
   * @throws GymWireException if there is none
   */
  public static AutoresetMode named(String name) {
    for (AutoresetMode mode : values()) {
      if (mode.name().equalsIgnoreCase(name)) {
        return mode;
      }
    }
    throw new GymWireException(
        ErrorCode.INVALID_VALUE,
        "autoreset_mode",
        "unknown autoreset mode '" + name + "'; allowed: next_step, same_step, disabled");
  }
}
