package io.gymwire.envserver.vector;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The values that N environments gave under one key: a vector info if all are maps; an array if all
 * are numbers or booleans of one kind, or arrays of one dtype and shape, zero where there is none;
 * else a list, null where there is none.
 */
final class InfoColumn {
  private final Object[] values;
  private final boolean[] mask;

  InfoColumn(int count) {
    values = new Object[count];
    mask = new boolean[count];
  }

  void set(int index, Object value) {
    values[index] = value;
    mask[index] = true;
  }

  /** Returns which environments gave a value. */
  boolean[] mask() {
    return mask;
  }

  Object build() {
    Optional<Object> first = Arrays.stream(values).filter(Objects::nonNull).findFirst();
    if (first.isEmpty()) {
      return list();
    }
    Object example = first.get();
    if (example instanceof Map && all(value -> value instanceof Map)) {
      return maps();
    }
    if (example instanceof NdArray row && all(value -> sameKind(row, value))) {
      return arrays(row);
    }
    Optional<DType> dtype = dtype(example);
    return dtype.isPresent() && all(value -> dtype(value).equals(dtype))
        ? numbers(dtype.get())
        : list();
  }

  private Map<String, Object> maps() {
    VectorInfo info = new VectorInfo(values.length);
    for (int i = 0; i < values.length; i++) {
      if (mask[i]) {
        info.add(i, (Map<?, ?>) values[i]);
      }
    }
    return info.build();
  }

  private NdArray arrays(NdArray row) {
    int[] shape = new int[row.rank() + 1];
    shape[0] = values.length;
    System.arraycopy(row.shape(), 0, shape, 1, row.rank());
    NdArray array = NdArray.zeros(row.dtype(), shape);
    for (int i = 0; i < values.length; i++) {
      if (mask[i]) {
        array.setRow(i, (NdArray) values[i]);
      }
    }
    return array;
  }

  private NdArray numbers(DType dtype) {
    NdArray array = NdArray.zeros(dtype, values.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Boolean flag) {
        array.setBoolean(i, flag);
      } else if (values[i] instanceof Number number && dtype.isFloating()) {
        array.setDouble(i, number.doubleValue());
      } else if (values[i] instanceof Number number) {
        array.setLong(i, number.longValue());
      }
    }
    return array;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>(Arrays.asList(values));
    list.replaceAll(value -> value instanceof NdArray array ? array.copy() : value);
    return Collections.unmodifiableList(list);
  }

  private boolean all(Predicate<Object> condition) {
    for (int i = 0; i < values.length; i++) {
      if (mask[i] && !condition.test(values[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameKind(NdArray row, Object value) {
    return value instanceof NdArray array
        && array.dtype() == row.dtype()
        && array.hasShape(row.shape());
  }

  private static Optional<DType> dtype(Object value) {
    if (value instanceof Boolean) {
      return Optional.of(DType.BOOL);
    }
    if (value instanceof Double) {
      return Optional.of(DType.FLOAT64);
    }
    if (value instanceof Float) {
      return Optional.of(DType.FLOAT32);
    }
    boolean whole =
        value instanceof Long
            || value instanceof Integer
            || value instanceof Short
            || value instanceof Byte;
    return whole ? Optional.of(DType.INT64) : Optional.empty();
  }
}
