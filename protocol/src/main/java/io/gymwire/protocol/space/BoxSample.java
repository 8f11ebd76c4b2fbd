package io.gymwire.protocol.space;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;

/**
 * One draw from a {@link Box}, in the order of {@code gymnasium.spaces.Box.sample}: first all
 * elements without bounds, then those with a lower one, those with an upper one, and those with
 * both.
 */
final class BoxSample {
  private final DType dtype;
  private final int[] shape;
  private final Bound low;
  private final Bound high;
  private final double[] drawn;

  BoxSample(DType dtype, int[] shape, Bound low, Bound high) {
    this.dtype = dtype;
    this.shape = shape;
    this.low = low;
    this.high = high;
    this.drawn = new double[NdArray.sizeOf(shape)];
  }

  NdArray draw(Pcg64 generator) {
    for (int i = 0; i < drawn.length; i++) {
      if (!low.isBounded(i) && !high.isBounded(i)) {
        drawn[i] = generator.standardNormal();
      }
    }
    for (int i = 0; i < drawn.length; i++) {
      if (low.isBounded(i) && !high.isBounded(i)) {
        drawn[i] = generator.standardExponential() + low.getDouble(i);
      }
    }
    for (int i = 0; i < drawn.length; i++) {
      if (!low.isBounded(i) && high.isBounded(i)) {
        drawn[i] = -generator.standardExponential() + end(i);
      }
    }
    for (int i = 0; i < drawn.length; i++) {
      if (low.isBounded(i) && high.isBounded(i)) {
        drawn[i] = generator.uniform(low.getDouble(i), end(i));
      }
    }
    return cast();
  }

  /** The upper end of element i's interval: that of the last integer is the next one. */
  private double end(int i) {
    return dtype.isFloating() ? high.getDouble(i) : high.getLong(i) + 1;
  }

  private NdArray cast() {
    NdArray sample = NdArray.zeros(dtype, shape);
    for (int i = 0; i < drawn.length; i++) {
      if (dtype.isFloating()) {
        sample.setDouble(i, drawn[i]);
      } else {
        sample.setLong(i, integer(i));
      }
    }
    return sample;
  }

  /** Rounds down; what lies outside the dtype becomes its nearest number. */
  private long integer(int i) {
    long number = (long) Math.floor(drawn[i]);
    return switch (dtype) {
      case BOOL -> number == 0 ? 0 : 1;
      case UINT64 -> Math.max(number, 0);
      case INT64 -> Math.max(low.getLong(i), Math.min(high.getLong(i), number));
      case INT8, UINT8, INT16, UINT16, INT32, UINT32 ->
          Math.max(dtype.minimum(), Math.min(dtype.maximum(), number));
      case FLOAT32, FLOAT64 -> throw new AssertionError(dtype);
    };
  }
}
