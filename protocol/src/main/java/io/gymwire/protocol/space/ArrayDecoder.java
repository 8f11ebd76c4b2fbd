package io.gymwire.protocol.space;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Makes an array of one dtype and shape from what a codec read: the nearest numbers for a floating
 * dtype, the very numbers for an integer one, or an error that names the element.
 */
final class ArrayDecoder {
  private final String field;
  private final int[] shape;
  private final NdArray target;
  private final IntFunction<String> allowed;
  private int next;

  private ArrayDecoder(DType dtype, int[] shape, String field, IntFunction<String> allowed) {
    this.field = field;
    this.shape = shape;
    this.target = NdArray.zeros(dtype, shape);
    this.allowed = allowed;
  }

  /** Returns {@code value} as an array; an array of this dtype and shape is returned itself. */
  static NdArray decode(Object value, DType dtype, int[] shape, String field) {
    return decode(value, dtype, shape, field, element -> dtype.allowedNumbers());
  }

  /**
   * As {@link #decode(Object, DType, int[], String)}, of a space that allows less than the dtype.
   *
   * @param allowed says what an element may be, for the errors; it is for the caller to check
   */
  static NdArray decode(
      Object value, DType dtype, int[] shape, String field, IntFunction<String> allowed) {
    if (!(value instanceof NdArray array)) {
      ArrayDecoder decoder = new ArrayDecoder(dtype, shape, field, allowed);
      decoder.putNested(value, 0);
      return decoder.target;
    }
    if (!array.hasShape(shape)) {
      throw Invalid.value(
          field,
          "has shape %s, but must have shape %s"
              .formatted(Invalid.shapeText(array.shape()), Invalid.shapeText(shape)));
    }
    if (array.dtype() == dtype) {
      return array;
    }
    ArrayDecoder decoder = new ArrayDecoder(dtype, shape, field, allowed);
    decoder.putAll(array);
    return decoder.target;
  }

  private void putAll(NdArray source) {
    for (int i = 0; i < source.size(); i++) {
      if (source.dtype().isFloating()) {
        putDouble(source.getDouble(i));
      } else if (source.dtype() == DType.UINT64) {
        putUnsigned(source.getLong(i));
      } else {
        putLong(source.getLong(i));
      }
    }
  }

  private void putNested(Object value, int axis) {
    if (axis == shape.length) {
      putElement(value);
      return;
    }
    if (!(value instanceof List<?> items) || items.size() != shape[axis]) {
      throw Invalid.value(listName(axis), value, "a list of %d items".formatted(shape[axis]));
    }
    for (Object item : items) {
      putNested(item, axis + 1);
    }
  }

  private void putElement(Object value) {
    if (value instanceof Boolean truth) {
      putLong(truth ? 1 : 0);
    } else if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      putDouble(((Number) value).doubleValue());
    } else if (value instanceof BigInteger integer) {
      putBigInteger(integer);
    } else if (value instanceof Number number) {
      putLong(number.longValue());
    } else if (target.dtype().isFloating() && value instanceof String name) {
      putDouble(nonFinite(name));
    } else {
      throw refused(value);
    }
  }

  /** JSON has no such numbers, so their names stand for them. */
  private double nonFinite(String name) {
    return switch (name) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw refused(name);
    };
  }

  private void putBigInteger(BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      putLong(value.longValue());
    } else if (value.bitLength() == Long.SIZE && value.signum() > 0) {
      putUnsigned(value.longValue());
    } else if (target.dtype().isFloating()) {
      putDouble(value.doubleValue());
    } else {
      throw refused(value);
    }
  }

  private void putUnsigned(long bits) {
    if (bits >= 0) {
      putLong(bits);
    } else if (target.dtype() == DType.UINT64) {
      target.setLong(next++, bits);
    } else if (target.dtype().isFloating()) {
      target.setDouble(next++, new BigInteger(Long.toUnsignedString(bits)).doubleValue());
    } else {
      throw refused(new BigInteger(Long.toUnsignedString(bits)));
    }
  }

  private void putLong(long value) {
    if (!target.dtype().holds(value)) {
      throw refused(value);
    }
    target.setLong(next++, value);
  }

  private void putDouble(double value) {
    if (target.dtype().isFloating()) {
      target.setDouble(next, value);
      if (Double.isInfinite(target.getDouble(next)) && !Double.isInfinite(value)) {
        throw refused(value);
      }
      next++;
      return;
    }
    if (value != Math.rint(value) || Double.isInfinite(value)) {
      throw refused(value);
    }
    putBigInteger(new BigDecimal(value).toBigInteger());
  }

  private RuntimeException refused(Object value) {
    return Invalid.value(Invalid.element(field, shape, next), value, allowed.apply(next));
  }

  /** The list at depth {@code axis} that holds the next element: its first {@code axis} indices. */
  private String listName(int axis) {
    int[] leading = Arrays.copyOf(shape, axis);
    int elements = 1;
    for (int i = axis; i < shape.length; i++) {
      elements *= shape[i];
    }
    return Invalid.element(field, leading, elements == 0 ? 0 : next / elements);
  }
}
