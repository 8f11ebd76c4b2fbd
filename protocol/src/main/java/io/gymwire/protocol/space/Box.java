package io.gymwire.protocol.space;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.Arrays;

/**
 * Arrays of one dtype and shape whose elements lie between bounds, both included: {@code
 * gymnasium.spaces.Box}.
 *
 * <p>An element may be unbounded below, above or on both sides, which an infinity says. Signed
 * integers take infinities too, for which their extremes then stand.
 */
public final class Box implements Space {
  private final DType dtype;
  private final int[] shape;
  private final int size;
  private final Bound low;
  private final Bound high;

  private Box(DType dtype, int[] shape, Bound low, Bound high) {
    this.dtype = dtype;
    this.shape = shape;
    this.size = Invalid.sizeOf(shape);
    this.low = low;
    this.high = high;
  }

  /** Returns the space of arrays of which all elements have the same bounds. */
  public static Box of(double low, double high, DType dtype, int... shape) {
    return of(NdArray.scalar(low), NdArray.scalar(high), dtype, shape);
  }

  /**
   * Returns the space of arrays with the dtype and shape of {@code low} and {@code high}, their
   * elements' bounds.
   */
  public static Box of(NdArray low, NdArray high) {
    if (low.dtype() != high.dtype()) {
      throw Invalid.value(
          "high", "has dtype %s, but low has %s".formatted(high.dtype(), low.dtype()));
    }
    return of(low, high, low.dtype(), low.shape());
  }

  /**
   * Returns the space of arrays of this dtype and shape.
   *
   * @param low the smallest values, of any dtype: one of {@code shape} or a scalar for all elements
   * @param high the greatest values, likewise
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if a bound has
   *     another shape, is no number of the dtype, or is lower than the lower one
   */
  public static Box of(NdArray low, NdArray high, DType dtype, int... shape) {
    requireShape(low, shape, "low");
    requireShape(high, shape, "high");
    Box box = new Box(dtype, shape.clone(), Bound.low(low, dtype), Bound.high(high, dtype));
    requireOrder(box.low, box.high, shape);
    return box;
  }

  /** Returns the dtype of a member. */
  public DType dtype() {
    return dtype;
  }

  /** Returns the shape of a member. */
  public int[] shape() {
    return shape.clone();
  }

  /** Returns the smallest values: an array of the space's dtype and shape, read-only. */
  public NdArray low() {
    return low.full(shape);
  }

  /** Returns the greatest values: an array of the space's dtype and shape, read-only. */
  public NdArray high() {
    return high.full(shape);
  }

  /** Returns {@link #low}, or a scalar if its elements are all the same. */
  public NdArray compactLow() {
    return low.values();
  }

  /** Returns {@link #high}, or a scalar if its elements are all the same. */
  public NdArray compactHigh() {
    return high.values();
  }

  /** Returns whether the element at {@code index}, in row-major order, has a lower bound. */
  public boolean isBoundedBelow(int index) {
    return low.isBounded(index);
  }

  /** Returns whether the element at {@code index}, in row-major order, has an upper bound. */
  public boolean isBoundedAbove(int index) {
    return high.isBounded(index);
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof NdArray array
        && array.dtype() == dtype
        && array.hasShape(shape)
        && firstOutside(array) < 0;
  }

  /**
   * Draws each element by its bounds: uniform between two, exponential from one, standard normal
   * without any; integers are such numbers rounded down.
   */
  @Override
  public NdArray sample(Pcg64 generator) {
    return new BoxSample(dtype, shape, low, high).draw(generator);
  }

  @Override
  public Box batch(int count) {
    int[] batched = new int[shape.length + 1];
    batched[0] = Invalid.count(count);
    System.arraycopy(shape, 0, batched, 1, shape.length);
    return of(low.repeated(count, batched), high.repeated(count, batched), dtype, batched);
  }

  @Override
  public NdArray decode(Object value, String field) {
    NdArray array = ArrayDecoder.decode(value, dtype, shape, field);
    int outside = firstOutside(array);
    if (outside >= 0) {
      throw Invalid.value(
          Invalid.element(field, shape, outside),
          "is %s, but must be from %s to %s"
              .formatted(array.get(outside), low.get(outside), high.get(outside)));
    }
    return array;
  }

  private int firstOutside(NdArray array) {
    for (int i = 0; i < size; i++) {
      if (!low.isAtMost(array, i) || !high.isAtLeast(array, i)) {
        return i;
      }
    }
    return -1;
  }

  private static void requireOrder(Bound low, Bound high, int[] shape) {
    for (int i = 0; i < Math.max(low.size(), high.size()); i++) {
      if (!low.isAtMost(high, i)) {
        throw Invalid.value(
            Invalid.element("high", shape, i),
            "is %s, but must be at least low, %s".formatted(high.get(i), low.get(i)));
      }
    }
  }

  private static void requireShape(NdArray bound, int[] shape, String field) {
    if (bound.rank() != 0 && !bound.hasShape(shape)) {
      throw Invalid.value(
          field,
          "has shape %s, but must have shape %s or be a scalar"
              .formatted(Invalid.shapeText(bound.shape()), Invalid.shapeText(shape)));
    }
  }

  /**
   * Equal if dtype, shape and bounds are; Gymnasium also calls bounds equal that are merely close.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Box that
        && dtype == that.dtype
        && Arrays.equals(shape, that.shape)
        && low.equals(that.low)
        && high.equals(that.high);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(shape) + low.hashCode()) + high.hashCode();
  }

  @Override
  public String toString() {
    return "Box(%s, %s, %s, %s)".formatted(low, high, Invalid.shapeText(shape), dtype);
  }
}
