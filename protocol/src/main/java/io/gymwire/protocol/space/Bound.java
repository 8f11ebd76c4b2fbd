package io.gymwire.protocol.space;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;

/**
 * One side of a {@link Box}: a value for each element, or a single one for all of them, so that a
 * picture's bounds take no more memory than two numbers.
 */
final class Bound {
  private final NdArray values;
  private final boolean[] bounded;

  private Bound(NdArray values, boolean[] bounded) {
    this.values = values;
    this.bounded = bounded;
  }

  /**
   * Returns the lower bound {@code values}, a scalar or one value an element; negative infinity is
   * none.
   */
  static Bound low(NdArray values, DType dtype) {
    long extreme = dtype.isSigned() ? dtype.minimum() : 0;
    return of(values, dtype, Double.NEGATIVE_INFINITY, extreme, "low");
  }

  /** Returns the upper bound {@code values}, a scalar or one value an element; infinity is none. */
  static Bound high(NdArray values, DType dtype) {
    long extreme = dtype.isSigned() ? dtype.maximum() : 0;
    return of(values, dtype, Double.POSITIVE_INFINITY, extreme, "high");
  }

  private static Bound of(NdArray given, DType dtype, double none, long extreme, String field) {
    NdArray values = isUniform(given) ? first(given) : given.copy();
    int[] shape = values.shape();
    boolean[] bounded = new boolean[values.size()];
    for (int i = 0; i < bounded.length; i++) {
      double value = values.getDouble(i);
      if (Double.isNaN(value)) {
        throw Invalid.value(Invalid.element(field, shape, i), value, "a number");
      }
      bounded[i] = value != none;
      if (!bounded[i] && dtype.isSigned()) {
        values.setLong(i, 0);
      }
    }
    NdArray cast = ArrayDecoder.decode(values, dtype, shape, field);
    for (int i = 0; i < bounded.length; i++) {
      if (!bounded[i] && dtype.isSigned()) {
        cast.setLong(i, extreme);
      }
    }
    return new Bound(cast, bounded);
  }

  /**
   * Returns the values of {@code count} boxes one after the other: of shape {@code shape}, or a
   * scalar still.
   */
  NdArray repeated(int count, int[] shape) {
    if (values.rank() == 0) {
      return values;
    }
    NdArray repeated = NdArray.zeros(values.dtype(), shape);
    for (int i = 0; i < count; i++) {
      repeated.setRow(i, values);
    }
    return repeated;
  }

  /** Returns the values as an array of {@code shape}, the box's. */
  NdArray full(int[] shape) {
    if (values.hasShape(shape)) {
      return values();
    }
    NdArray full = NdArray.zeros(values.dtype(), shape);
    NdArray rows = full.reshape(full.size());
    for (int i = 0; i < full.size(); i++) {
      rows.setRow(i, values);
    }
    return full.asReadOnly();
  }

  /** Returns the values: a scalar, or an array of the box's shape. */
  NdArray values() {
    return values.asReadOnly();
  }

  /** Returns whether element {@code index} of the box is bounded on this side. */
  boolean isBounded(int index) {
    return bounded[offset(index)];
  }

  /** Returns the number of values: 1 or as many as the box has elements. */
  int size() {
    return values.size();
  }

  /** Returns whether this bound of element {@code index} is at most {@code other}. */
  boolean isAtMost(Bound other, int index) {
    if (values.dtype().isFloating()) {
      return getDouble(index) <= other.getDouble(index);
    }
    return compareIntegers(offset(index), other.getLong(index)) <= 0;
  }

  /**
   * Returns whether element {@code index} of {@code array} is at least this bound's; NaN never is.
   */
  boolean isAtMost(NdArray array, int index) {
    int offset = offset(index);
    if (array.dtype().isFloating()) {
      return values.getDouble(offset) <= array.getDouble(index);
    }
    return compareIntegers(offset, array.getLong(index)) <= 0;
  }

  /**
   * Returns whether element {@code index} of {@code array} is at most this bound's; NaN never is.
   */
  boolean isAtLeast(NdArray array, int index) {
    int offset = offset(index);
    if (array.dtype().isFloating()) {
      return values.getDouble(offset) >= array.getDouble(index);
    }
    return compareIntegers(offset, array.getLong(index)) >= 0;
  }

  private int compareIntegers(int offset, long number) {
    long bound = values.getLong(offset);
    return values.dtype() == DType.UINT64
        ? Long.compareUnsigned(bound, number)
        : Long.compare(bound, number);
  }

  /** Returns the bound of element {@code index}. */
  Object get(int index) {
    return values.get(offset(index));
  }

  /** Returns the bound of element {@code index}; see {@link NdArray#getDouble}. */
  double getDouble(int index) {
    return values.getDouble(offset(index));
  }

  /** Returns the bound of element {@code index}; see {@link NdArray#getLong}. */
  long getLong(int index) {
    return values.getLong(offset(index));
  }

  private int offset(int index) {
    return values.rank() == 0 ? 0 : index;
  }

  private static boolean isUniform(NdArray values) {
    if (values.size() == 0) {
      return false;
    }
    for (int i = 1; i < values.size(); i++) {
      if (values.getDouble(i) != values.getDouble(0) || values.getLong(i) != values.getLong(0)) {
        return false;
      }
    }
    return true;
  }

  private static NdArray first(NdArray values) {
    return values.reshape(values.size()).row(0).copy();
  }

  /**
   * Equal if the values are; which of an integer's extremes stand for infinity does not count, as
   * in Gymnasium.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Bound that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return ArrayText.of(values);
  }
}
