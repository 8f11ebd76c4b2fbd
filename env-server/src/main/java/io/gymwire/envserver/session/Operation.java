package io.gymwire.envserver.session;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a client can ask for, the value of a request's field {@code op}. */
public enum Operation {
  DESCRIBE,
  LIST,
  MAKE,
  RESET,
  STEP,
  RENDER,
  SAVE,
  RESTORE,
  CLOSE;

  private static final List<String> NAMES =
      Arrays.stream(values()).map(Operation::wireName).toList();

  /** Returns the name on the wire, such as {@code step}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the names of all operations. */
  static List<String> names() {
    return NAMES;
  }

  static Operation named(String name) {
    int index = NAMES.indexOf(name);
    if (index < 0) {
      throw new GymWireException(
          ErrorCode.UNKNOWN_OPERATION,
          "op",
          "unknown operation '"
              + (name.length() <= 40 ? name : name.substring(0, 40) + "...")
              + "'; allowed: "
              + String.join(", ", NAMES));
    }
    return values()[index];
  }
}
