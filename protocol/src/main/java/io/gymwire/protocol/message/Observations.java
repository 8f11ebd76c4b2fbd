package io.gymwire.protocol.message;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives decoded observations the Java types, dtypes and shapes of their space.
 *
 * <p>Unlike {@link Space#decode} it does not look at bounds: Gymnasium delivers what an environment
 * observes, NaN and values outside of its space included.
 */
final class Observations {
  private Observations() {}

  /**
   * Returns {@code value} as an observation of {@code space}; an array that fits is returned
   * itself.
   */
  static Object decode(Space space, Object value, String field) {
    if (space instanceof Box box) {
      return array(value, box.dtype(), box.shape(), field);
    }
    if (space instanceof MultiDiscrete discrete) {
      return array(value, DType.INT64, discrete.shape(), field);
    }
    if (space instanceof MultiBinary binary) {
      return array(value, DType.INT8, binary.shape(), field);
    }
    if (space instanceof Discrete) {
      return array(value, DType.INT64, new int[0], field).getLong(0);
    }
    if (space instanceof Text) {
      if (value instanceof String) {
        return value;
      }
      throw invalid(field, value, "a string");
    }
    if (space instanceof Tuple tuple) {
      return tuple(tuple, value, field);
    }
    return dict((Dict) space, value, field);
  }

  private static List<Object> tuple(Tuple tuple, Object value, String field) {
    List<Space> spaces = tuple.spaces();
    if (!(value instanceof List<?> list) || list.size() != spaces.size()) {
      throw invalid(field, value, "a list of " + spaces.size());
    }
    List<Object> components = new ArrayList<>();
    for (int i = 0; i < spaces.size(); i++) {
      components.add(decode(spaces.get(i), list.get(i), field + "[" + i + "]"));
    }
    return components;
  }

  private static Map<String, Object> dict(Dict dict, Object value, String field) {
    if (!(value instanceof Map<?, ?> map)) {
      throw invalid(field, value, "a map");
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    dict.spaces()
        .forEach((key, space) -> entries.put(key, decode(space, map.get(key), field + "." + key)));
    return entries;
  }

  /** Returns {@code value}, an array or nested lists, as an array of this dtype and shape. */
  static NdArray array(Object value, DType dtype, int[] shape, String field) {
    if (value instanceof NdArray array && array.hasShape(shape)) {
      return array.dtype() == dtype ? array : converted(array, dtype, shape);
    }
    if (value instanceof NdArray) {
      throw invalid(field, value, "an array of shape " + Arrays.toString(shape));
    }
    NdArray array = NdArray.zeros(dtype, shape);
    fill(array, value, 0, 0, array.size(), field);
    return array;
  }

  private static NdArray converted(NdArray source, DType dtype, int[] shape) {
    NdArray array = NdArray.zeros(dtype, shape);
    for (int i = 0; i < array.size(); i++) {
      if (source.dtype().isFloating()) {
        array.setDouble(i, source.getDouble(i));
      } else {
        array.setLong(i, source.getLong(i));
      }
    }
    return array;
  }

  private static void fill(
      NdArray array, Object value, int axis, int start, int count, String field) {
    if (axis == array.rank()) {
      set(array, start, value, field);
      return;
    }
    int length = array.length(axis);
    if (!(value instanceof List<?> list) || list.size() != length) {
      throw invalid(
          field, value, "nested lists or an array of shape " + Arrays.toString(array.shape()));
    }
    int step = length == 0 ? 0 : count / length;
    for (int i = 0; i < length; i++) {
      fill(array, list.get(i), axis + 1, start + i * step, step, field);
    }
  }

  private static void set(NdArray array, int index, Object value, String field) {
    if (value instanceof Double number) {
      array.setDouble(index, number);
    } else if (value instanceof Number number) {
      array.setLong(index, number.longValue());
    } else if (value instanceof Boolean flag) {
      array.setBoolean(index, flag);
    } else {
      double number =
          Described.nonFinite(value)
              .orElseThrow(() -> invalid(field, value, "numbers of dtype " + array.dtype()));
      array.setDouble(index, number);
    }
  }

  private static GymWireException invalid(String field, Object value, String allowed) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE,
        field,
        "the field '" + field + "' is " + Described.value(value) + "; allowed: " + allowed);
  }
}
