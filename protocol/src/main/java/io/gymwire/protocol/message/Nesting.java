package io.gymwire.protocol.message;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;

/**
 * What both encodings' writers refuse: values that no message can carry, and nesting without end.
 */
final class Nesting {
  /**
   * Lists and maps inside each other; observations of the deepest known spaces need fewer than ten.
   */
  static final int MAX_DEPTH = 64;

  private Nesting() {}

  /** Returns the depth inside a list or map that lies at {@code depth}. */
  static int deeper(int depth) {
    if (depth + 1 >= MAX_DEPTH) {
      throw new GymWireException(
          ErrorCode.INTERNAL_ERROR,
          "a message cannot be nested more than " + MAX_DEPTH + " lists and maps deep");
    }
    return depth + 1;
  }

  static GymWireException unsupported(Object value) {
    return new GymWireException(
        ErrorCode.INTERNAL_ERROR,
        "a message cannot carry a value of "
            + value.getClass()
            + "; allowed: null, booleans, numbers, strings, byte[], double[], boolean[], NdArray, lists and maps");
  }

  static GymWireException unsupportedKey(Object key) {
    return new GymWireException(
        ErrorCode.INTERNAL_ERROR, "the keys of a map in a message are strings, not " + key);
  }
}
