package io.gymwire.protocol.space;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for errors about values: the same for every space. */
final class Invalid {
  private Invalid() {}

  /** Returns the error "{@code field} {@code complaint}". */
  static GymWireException value(String field, String complaint) {
    return new GymWireException(ErrorCode.INVALID_VALUE, field, field + " " + complaint);
  }

  /** Returns the error that {@code field} is {@code value} but must be {@code allowed}. */
  static GymWireException value(String field, Object value, String allowed) {
    return value(field, "is %s, but must be %s".formatted(describe(value), allowed));
  }

  /**
   * Returns {@code field} with the indices of element {@code flatIndex}, such as {@code
   * action[1][0]}.
   */
  static String element(String field, int[] shape, int flatIndex) {
    StringBuilder indices = new StringBuilder();
    int rest = flatIndex;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      indices.insert(0, "[" + rest % shape[axis] + "]");
      rest /= shape[axis];
    }
    return field + indices;
  }

  /** Returns the number of elements of an array of {@code shape}. */
  static int sizeOf(int[] shape) {
    long size = 1;
    for (int length : shape) {
      if (length < 0) {
        throw value("shape", "is %s, but must have no negative length".formatted(shapeText(shape)));
      }
      size *= length;
      if (size > Integer.MAX_VALUE) {
        throw value(
            "shape", "is %s, but must be of at most 2^31 - 1 elements".formatted(shapeText(shape)));
      }
    }
    return (int) size;
  }

  /** Refuses a negative number of members of a batch. */
  static int count(int count) {
    if (count < 0) {
      throw value("count", count, "0 or more");
    }
    return count;
  }

  /** Returns {@code shape} as Python writes it: {@code ()}, {@code (3,)}, {@code (2, 3)}. */
  static String shapeText(int[] shape) {
    String lengths =
        Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return shape.length == 1 ? "(" + lengths + ",)" : "(" + lengths + ")";
  }

  private static String describe(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof String text) {
      return "'" + (text.length() <= 40 ? text : text.substring(0, 40) + "...") + "'";
    }
    if (value instanceof List<?> list) {
      return "a list of %d items".formatted(list.size());
    }
    if (value instanceof Map) {
      return "a map";
    }
    if (value instanceof NdArray array) {
      return "an array of dtype %s and shape %s".formatted(array.dtype(), shapeText(array.shape()));
    }
    return "a " + value.getClass().getSimpleName();
  }
}
