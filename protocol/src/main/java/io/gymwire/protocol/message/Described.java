package io.gymwire.protocol.message;

import io.gymwire.protocol.array.NdArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How decoded values look to the people who sent them. */
final class Described {
  private static final int SHOWN_CHARACTERS = 40;

  private Described() {}

  /** Returns the non-finite number that {@code value} is the name of in JSON. */
  static Optional<Double> nonFinite(Object value) {
    if (!(value instanceof String text)) {
      return Optional.empty();
    }
    return switch (text) {
      case "NaN" -> Optional.of(Double.NaN);
      case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  /** Returns what {@code value} is, in the protocol's words and at bounded length. */
  static String value(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map<?, ?>) {
      return "a map";
    }
    if (value instanceof List<?> list) {
      return "a list of " + list.size();
    }
    if (value instanceof NdArray array) {
      return "an array of dtype " + array.dtype() + " and shape " + Arrays.toString(array.shape());
    }
    if (value instanceof byte[]) {
      return "bytes";
    }
    String text = value instanceof String string ? "'" + string + "'" : value.toString();
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
  }
}
