package io.gymwire.protocol.message;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import java.util.List;

/**
 * The bounds of spaces in messages: one number where all are equal, else an array of the space's
 * shape.
 */
final class Bounds {
  private Bounds() {}

  /**
   * Returns the smallest values of {@code box}; minus infinity where an integer has no bound, as
   * Gymnasium takes it.
   */
  static Object encodeLow(Box box) {
    NdArray low = box.compactLow();
    boolean[] open = new boolean[low.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = !box.isBoundedBelow(i);
    }
    return encode(opened(low, open, Double.NEGATIVE_INFINITY));
  }

  /** Returns the greatest values of {@code box}; infinity where an integer has no bound. */
  static Object encodeHigh(Box box) {
    NdArray high = box.compactHigh();
    boolean[] open = new boolean[high.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = !box.isBoundedAbove(i);
    }
    return encode(opened(high, open, Double.POSITIVE_INFINITY));
  }

  /** Returns {@code values}, or their one value if all are equal. */
  static Object encode(NdArray values) {
    if (values.size() == 0) {
      return values;
    }
    NdArray flat = values.reshape(values.size());
    NdArray first = flat.row(0);
    for (int i = 1; i < flat.size(); i++) {
      if (!flat.row(i).equals(first)) {
        return values;
      }
    }
    return first.toNestedList();
  }

  /** Returns {@code value} as a scalar, if it is one number, or as an array of {@code shape}. */
  static NdArray decode(Object value, DType dtype, int[] shape, String field) {
    boolean array = value instanceof List<?> || value instanceof NdArray;
    DType held = !dtype.isFloating() && hasFraction(value) ? DType.FLOAT64 : dtype;
    return Observations.array(value, held, array ? shape : new int[0], field);
  }

  /** Returns {@code values} as an array of {@code shape}, repeated if it is a scalar. */
  static NdArray full(NdArray values, int[] shape) {
    if (values.hasShape(shape)) {
      return values;
    }
    NdArray full = NdArray.zeros(values.dtype(), shape);
    NdArray flat = full.reshape(full.size());
    for (int i = 0; i < full.size(); i++) {
      flat.setRow(i, values);
    }
    return full;
  }

  private static boolean hasFraction(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(Bounds::hasFraction);
    }
    return value instanceof Double
        || value instanceof String
        || (value instanceof NdArray array && array.dtype().isFloating());
  }

  private static NdArray opened(NdArray values, boolean[] open, double infinity) {
    boolean any = false;
    for (boolean isOpen : open) {
      any |= isOpen;
    }
    if (!any || values.dtype().isFloating()) {
      return values;
    }
    NdArray opened = NdArray.zeros(DType.FLOAT64, values.shape());
    for (int i = 0; i < open.length; i++) {
      opened.setDouble(i, open[i] ? infinity : values.getDouble(i));
    }
    return opened;
  }
}
