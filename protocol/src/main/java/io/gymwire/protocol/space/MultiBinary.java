package io.gymwire.protocol.space;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.Arrays;

/** Arrays of zeros and ones: {@code gymnasium.spaces.MultiBinary}, of dtype int8. */
public final class MultiBinary implements Space {
  private static final String ALLOWED = "0 or 1";

  private static final int COINS_A_DRAW = 4;

  private final int[] shape;

  private MultiBinary(int[] shape) {
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] <= 0) {
        throw Invalid.value("shape[" + i + "]", shape[i], "a positive integer");
      }
    }
    this.shape = shape;
  }

  /** Returns the space of arrays of this shape. */
  public static MultiBinary of(int... shape) {
    return new MultiBinary(shape.clone());
  }

  /** Returns the shape of a member. */
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof NdArray array
        && array.dtype() == DType.INT8
        && array.hasShape(shape)
        && firstOutside(array) < 0;
  }

  /**
   * Takes the highest bit of each byte of 32-bit draws, lowest byte first, as numpy's {@code
   * integers} of int8 do.
   */
  @Override
  public NdArray sample(Pcg64 generator) {
    NdArray sample = NdArray.zeros(DType.INT8, shape);
    long bytes = 0;
    for (int i = 0; i < sample.size(); i++) {
      bytes = i % COINS_A_DRAW == 0 ? generator.nextUint32() : bytes >>> 8;
      sample.setLong(i, bytes >>> 7 & 1);
    }
    return sample;
  }

  @Override
  public Box batch(int count) {
    return Box.of(0, 1, DType.INT8, shape).batch(count);
  }

  @Override
  public NdArray decode(Object value, String field) {
    NdArray array = ArrayDecoder.decode(value, DType.INT8, shape, field, element -> ALLOWED);
    int outside = firstOutside(array);
    if (outside >= 0) {
      throw Invalid.value(Invalid.element(field, shape, outside), array.getLong(outside), ALLOWED);
    }
    return array;
  }

  private static int firstOutside(NdArray array) {
    for (int i = 0; i < array.size(); i++) {
      if ((array.getLong(i) & ~1) != 0) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MultiBinary that && Arrays.equals(shape, that.shape);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shape);
  }

  @Override
  public String toString() {
    return shape.length == 1
        ? "MultiBinary(%d)".formatted(shape[0])
        : "MultiBinary(%s)".formatted(Invalid.shapeText(shape));
  }
}
