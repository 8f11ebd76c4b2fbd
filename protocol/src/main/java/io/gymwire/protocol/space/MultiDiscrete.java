package io.gymwire.protocol.space;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.Arrays;

/**
 * Arrays of integers, each from a range of its own: {@code gymnasium.spaces.MultiDiscrete}, of
 * dtype int64. A batch of {@link Discrete} is one.
 */
public final class MultiDiscrete implements Space {
  private final int[] shape;
  private final long[] nvec;
  private final long[] start;

  private MultiDiscrete(int[] shape, long[] nvec, long[] start) {
    for (int i = 0; i < nvec.length; i++) {
      if (nvec[i] <= 0) {
        throw Invalid.value(Invalid.element("nvec", shape, i), nvec[i], "a positive integer");
      }
      if (start[i] > 0 && start[i] + (nvec[i] - 1) < start[i]) {
        throw Invalid.value(
            Invalid.element("start", shape, i),
            start[i],
            "such that start + nvec - 1 is at most 2^63 - 1");
      }
    }
    this.shape = shape;
    this.nvec = nvec;
    this.start = start;
  }

  /** Returns the space of vectors whose element i is an integer from 0 to {@code nvec[i] - 1}. */
  public static MultiDiscrete of(long... nvec) {
    return new MultiDiscrete(new int[] {nvec.length}, nvec.clone(), new long[nvec.length]);
  }

  /**
   * Returns the space of arrays whose element i is one of the {@code nvec[i]} integers from {@code
   * start[i]} on.
   */
  public static MultiDiscrete of(NdArray nvec, NdArray start) {
    int[] shape = nvec.shape();
    return new MultiDiscrete(
        shape,
        ArrayDecoder.decode(nvec, DType.INT64, shape, "nvec").toLongs(),
        ArrayDecoder.decode(start, DType.INT64, shape, "start").toLongs());
  }

  static MultiDiscrete repeated(long n, long start, int count) {
    long[] nvec = new long[Invalid.count(count)];
    long[] starts = new long[count];
    Arrays.fill(nvec, n);
    Arrays.fill(starts, start);
    return new MultiDiscrete(new int[] {count}, nvec, starts);
  }

  /** Returns the shape of a member. */
  public int[] shape() {
    return shape.clone();
  }

  /** Returns the number of values that each element can take: int64, of the space's shape. */
  public NdArray nvec() {
    return NdArray.ofLongs(nvec).reshape(shape);
  }

  /** Returns the smallest value of each element: int64, of the space's shape. */
  public NdArray start() {
    return NdArray.ofLongs(start).reshape(shape);
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof NdArray array
        && array.dtype() == DType.INT64
        && array.hasShape(shape)
        && firstOutside(array) < 0;
  }

  /**
   * Returns {@code floor(random() * nvec) + start}: other draws than those of as many Discrete
   * spaces.
   */
  @Override
  public NdArray sample(Pcg64 generator) {
    NdArray sample = NdArray.zeros(DType.INT64, shape);
    sampleInto(generator, sample);
    return sample;
  }

  /**
   * Draws what {@link #sample} draws into {@code target}, an int64 array of as many elements;
   * allocates nothing.
   */
  public void sampleInto(Pcg64 generator, NdArray target) {
    if (target.dtype() != DType.INT64 || target.size() != nvec.length) {
      throw Invalid.value("target", target, "an int64 array of %d elements".formatted(nvec.length));
    }
    for (int i = 0; i < nvec.length; i++) {
      target.setLong(i, (long) (generator.nextDouble() * nvec[i]) + start[i]);
    }
  }

  @Override
  public Box batch(int count) {
    NdArray high = NdArray.zeros(DType.INT64, shape);
    for (int i = 0; i < nvec.length; i++) {
      high.setLong(i, start[i] + (nvec[i] - 1));
    }
    return Box.of(start(), high).batch(count);
  }

  @Override
  public NdArray decode(Object value, String field) {
    NdArray array = ArrayDecoder.decode(value, DType.INT64, shape, field, this::allowed);
    int outside = firstOutside(array);
    if (outside >= 0) {
      throw Invalid.value(
          Invalid.element(field, shape, outside), array.getLong(outside), allowed(outside));
    }
    return array;
  }

  private String allowed(int element) {
    return "an integer from %d to %d".formatted(start[element], start[element] + nvec[element] - 1);
  }

  private int firstOutside(NdArray array) {
    for (int i = 0; i < nvec.length; i++) {
      long value = array.getLong(i);
      if (value < start[i] || value > start[i] + (nvec[i] - 1)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MultiDiscrete that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(nvec, that.nvec)
        && Arrays.equals(start, that.start);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(shape) + Arrays.hashCode(nvec)) + Arrays.hashCode(start);
  }

  @Override
  public String toString() {
    boolean fromZero = Arrays.stream(start).allMatch(value -> value == 0);
    return fromZero
        ? "MultiDiscrete(%s)".formatted(ArrayText.of(nvec()))
        : "MultiDiscrete(%s, start=%s)".formatted(ArrayText.of(nvec()), ArrayText.of(start()));
  }
}
