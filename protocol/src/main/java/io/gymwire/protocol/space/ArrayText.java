package io.gymwire.protocol.space;

import io.gymwire.protocol.array.NdArray;
import java.util.List;
import java.util.stream.Collectors;

/** Writes arrays as numpy prints them, less the padding: {@code [[1 2] [3 4]]}. */
final class ArrayText {
  private ArrayText() {}

  static String of(NdArray array) {
    return nested(array.toNestedList());
  }

  private static String nested(Object value) {
    if (value instanceof List<?> items) {
      return items.stream().map(ArrayText::nested).collect(Collectors.joining(" ", "[", "]"));
    }
    return switch (value.toString()) {
      case "true" -> "True";
      case "false" -> "False";
      case "Infinity" -> "inf";
      case "-Infinity" -> "-inf";
      default -> value.toString().replace("E-", "e-").replace("E", "e+");
    };
  }
}
