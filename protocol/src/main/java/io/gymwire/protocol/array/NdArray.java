package io.gymwire.protocol.array;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * A dense array of numbers with a dtype and a shape over little-endian memory, row-major, like
 * numpy's {@code ndarray} without strides.
 *
 * <p>The memory is a {@link ByteBuffer}, direct when made by {@link #zeros}, so that libtorch takes
 * it without a copy and a socket sends it as it stands. Elements are addressed by their flat index
 * in row-major order. An array is a view: {@link #row} and {@link #reshape} share memory with it.
 */
public final class NdArray {
  private final DType dtype;
  private final int[] shape;
  private final int size;
  private final ByteBuffer buffer;

  private NdArray(DType dtype, ByteBuffer buffer, int[] shape) {
    this.dtype = dtype;
    this.shape = shape;
    this.size = sizeOf(shape);
    this.buffer = buffer;
  }

  /** Returns a new array of zeros in direct memory. */
  public static NdArray zeros(DType dtype, int... shape) {
    int[] ownShape = shape.clone();
    int bytes = Math.multiplyExact(sizeOf(ownShape), dtype.byteSize());
    return new NdArray(dtype, littleEndian(ByteBuffer.allocateDirect(bytes)), ownShape);
  }

  /**
   * Returns an array over the bytes between {@code memory}'s position and limit, which it shares.
   *
   * @throws IllegalArgumentException if the number of bytes is not what dtype and shape need
   */
  public static NdArray wrap(DType dtype, ByteBuffer memory, int... shape) {
    int[] ownShape = shape.clone();
    long bytes = (long) sizeOf(ownShape) * dtype.byteSize();
    if (bytes != memory.remaining()) {
      throw new IllegalArgumentException(
          "an array of dtype %s and shape %s takes %d bytes, but there are %d"
              .formatted(dtype, Arrays.toString(ownShape), bytes, memory.remaining()));
    }
    return new NdArray(dtype, littleEndian(memory.slice()), ownShape);
  }

  /** Returns a float64 scalar, of shape (). */
  public static NdArray scalar(double value) {
    NdArray array = zeros(DType.FLOAT64);
    array.buffer.putDouble(0, value);
    return array;
  }

  /** Returns a float32 vector of {@code values}. */
  public static NdArray ofFloats(float... values) {
    NdArray array = zeros(DType.FLOAT32, values.length);
    array.buffer.asFloatBuffer().put(values);
    return array;
  }

  /** Returns a float64 vector of {@code values}. */
  public static NdArray ofDoubles(double... values) {
    NdArray array = zeros(DType.FLOAT64, values.length);
    array.buffer.asDoubleBuffer().put(values);
    return array;
  }

  /** Returns an int64 vector of {@code values}. */
  public static NdArray ofLongs(long... values) {
    NdArray array = zeros(DType.INT64, values.length);
    array.buffer.asLongBuffer().put(values);
    return array;
  }

  /** Returns a bool vector of {@code values}. */
  public static NdArray ofBooleans(boolean... values) {
    NdArray array = zeros(DType.BOOL, values.length);
    for (int i = 0; i < values.length; i++) {
      array.buffer.put(i, (byte) (values[i] ? 1 : 0));
    }
    return array;
  }

  /** Returns the element type. */
  public DType dtype() {
    return dtype;
  }

  /** Returns a copy of the shape; empty for a scalar. */
  public int[] shape() {
    return shape.clone();
  }

  /** Returns the number of axes. */
  public int rank() {
    return shape.length;
  }

  /** Returns the length of axis {@code axis}. */
  public int length(int axis) {
    return shape[axis];
  }

  /** Returns the number of elements. */
  public int size() {
    return size;
  }

  /** Returns the number of bytes. */
  public int byteLength() {
    return size * dtype.byteSize();
  }

  /** Returns whether this array has exactly {@code other} as its shape. */
  public boolean hasShape(int... other) {
    return Arrays.equals(shape, other);
  }

  /**
   * Returns the memory, little-endian, from 0 to {@link #byteLength}; position and limit are the
   * caller's own.
   */
  public ByteBuffer buffer() {
    return littleEndian(buffer.duplicate());
  }

  /**
   * Returns the element at {@code index} as JSON shows it: a Boolean, Long, BigInteger, Float or
   * Double.
   */
  public Object get(int index) {
    return switch (dtype) {
      case BOOL -> getBoolean(index);
      case FLOAT32 -> buffer.getFloat(index * 4);
      case FLOAT64 -> buffer.getDouble(index * 8);
      case UINT64 -> unsigned(buffer.getLong(index * 8));
      case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 -> getLong(index);
    };
  }

  /**
   * Returns the element at {@code index} as a double: exact, except for int64 and uint64 beyond
   * 2^53.
   */
  public double getDouble(int index) {
    return switch (dtype) {
      case FLOAT32 -> buffer.getFloat(index * 4);
      case FLOAT64 -> buffer.getDouble(index * 8);
      case UINT64 -> unsignedToDouble(buffer.getLong(index * 8));
      case BOOL, INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 -> getLong(index);
    };
  }

  /** Returns the element at {@code index} as a float; see {@link #getDouble}. */
  public float getFloat(int index) {
    return dtype == DType.FLOAT32 ? buffer.getFloat(index * 4) : (float) getDouble(index);
  }

  /**
   * Returns the element at {@code index} as a long; a uint64 as its bits, a fraction cut towards
   * zero.
   */
  public long getLong(int index) {
    return switch (dtype) {
      case BOOL, INT8 -> buffer.get(index);
      case UINT8 -> buffer.get(index) & 0xFF;
      case INT16 -> buffer.getShort(index * 2);
      case UINT16 -> buffer.getShort(index * 2) & 0xFFFF;
      case INT32 -> buffer.getInt(index * 4);
      case UINT32 -> buffer.getInt(index * 4) & 0xFFFF_FFFFL;
      case INT64, UINT64 -> buffer.getLong(index * 8);
      case FLOAT32 -> (long) buffer.getFloat(index * 4);
      case FLOAT64 -> (long) buffer.getDouble(index * 8);
    };
  }

  /** Returns whether the element at {@code index} is not zero. */
  public boolean getBoolean(int index) {
    return dtype.isFloating() ? getDouble(index) != 0 : getLong(index) != 0;
  }

  /** Sets the element at {@code index}, converted to the dtype as a Java cast converts. */
  public void setDouble(int index, double value) {
    switch (dtype) {
      case FLOAT32 -> buffer.putFloat(index * 4, (float) value);
      case FLOAT64 -> buffer.putDouble(index * 8, value);
      case BOOL, INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 ->
          setLong(index, (long) value);
    }
  }

  /** Sets the element at {@code index}; integers keep their low bits, a bool is true unless 0. */
  public void setLong(int index, long value) {
    switch (dtype) {
      case BOOL -> buffer.put(index, (byte) (value == 0 ? 0 : 1));
      case INT8, UINT8 -> buffer.put(index, (byte) value);
      case INT16, UINT16 -> buffer.putShort(index * 2, (short) value);
      case INT32, UINT32 -> buffer.putInt(index * 4, (int) value);
      case INT64, UINT64 -> buffer.putLong(index * 8, value);
      case FLOAT32 -> buffer.putFloat(index * 4, (float) value);
      case FLOAT64 -> buffer.putDouble(index * 8, (double) value);
    }
  }

  /** Sets the element at {@code index} to 1 or 0. */
  public void setBoolean(int index, boolean value) {
    setLong(index, value ? 1 : 0);
  }

  /** Returns row {@code index} of the first axis: a view of shape {@code shape[1:]}. */
  public NdArray row(int index) {
    int[] rowShape = Arrays.copyOfRange(shape, 1, shape.length);
    int rowBytes = sizeOf(rowShape) * dtype.byteSize();
    return new NdArray(dtype, littleEndian(buffer.slice(index * rowBytes, rowBytes)), rowShape);
  }

  /** Returns a view of the same elements in another shape of the same size. */
  public NdArray reshape(int... newShape) {
    if (sizeOf(newShape) != size) {
      throw new IllegalArgumentException(
          "cannot reshape %s to %s".formatted(Arrays.toString(shape), Arrays.toString(newShape)));
    }
    return new NdArray(dtype, buffer, newShape.clone());
  }

  /** Copies all elements of {@code source}, of the same dtype and size, into this array. */
  public void copyFrom(NdArray source) {
    requireSameKind(source);
    buffer.put(0, source.buffer, 0, byteLength());
  }

  /**
   * Copies {@code source}, of the dtype and size of one row, into row {@code index} of the first
   * axis.
   */
  public void setRow(int index, NdArray source) {
    if (source.dtype != dtype || (long) source.size * shape[0] != size) {
      throw new IllegalArgumentException(
          "a row of dtype %s and shape %s does not fit an array of dtype %s and shape %s"
              .formatted(
                  source.dtype, Arrays.toString(source.shape), dtype, Arrays.toString(shape)));
    }
    int rowBytes = source.byteLength();
    buffer.put(index * rowBytes, source.buffer, 0, rowBytes);
  }

  /**
   * Copies {@code count} elements from index {@code sourceIndex} of {@code source}, of the same
   * dtype, to index {@code index} of this array; they may be the same array, and the ranges may
   * overlap.
   */
  public void copyElements(int index, NdArray source, int sourceIndex, int count) {
    if (source.dtype != dtype) {
      throw new IllegalArgumentException(
          "cannot copy dtype %s into dtype %s".formatted(source.dtype, dtype));
    }
    int width = dtype.byteSize();
    buffer.put(index * width, source.buffer, sourceIndex * width, count * width);
  }

  /** Returns a new array with the same elements in memory of its own. */
  public NdArray copy() {
    NdArray copy = zeros(dtype, shape);
    copy.copyFrom(this);
    return copy;
  }

  /** Returns the elements as longs, in row-major order; see {@link #getLong}. */
  public long[] toLongs() {
    long[] elements = new long[size];
    for (int i = 0; i < size; i++) {
      elements[i] = getLong(i);
    }
    return elements;
  }

  /** Returns a view of the same memory through which nothing can be set. */
  public NdArray asReadOnly() {
    return new NdArray(dtype, littleEndian(buffer.asReadOnlyBuffer()), shape);
  }

  /**
   * Returns the elements as nested lists of numbers and booleans, as JSON shows them; a scalar as
   * itself.
   */
  public Object toNestedList() {
    return nested(0, 0, size);
  }

  /**
   * Equal if dtype, shape and every byte are equal, so NaN equals the same NaN and 0.0 differs from
   * -0.0.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof NdArray that
        && dtype == that.dtype
        && Arrays.equals(shape, that.shape)
        && buffer.equals(that.buffer);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * dtype.hashCode() + Arrays.hashCode(shape)) + buffer.hashCode();
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "[", size > 20 ? ", ...]" : "]");
    for (int i = 0; i < Math.min(size, 20); i++) {
      text.add(dtype.isFloating() ? Double.toString(getDouble(i)) : Long.toString(getLong(i)));
    }
    return "%s%s%s".formatted(dtype, Arrays.toString(shape), text);
  }

  private Object nested(int axis, int start, int count) {
    if (axis == shape.length) {
      return get(start);
    }
    int length = shape[axis];
    Object[] items = new Object[length];
    int step = length == 0 ? 0 : count / length;
    for (int i = 0; i < length; i++) {
      items[i] = nested(axis + 1, start + i * step, step);
    }
    return List.of(items);
  }

  private static Object unsigned(long bits) {
    return bits >= 0 ? (Object) bits : new BigInteger(Long.toUnsignedString(bits));
  }

  private static double unsignedToDouble(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  private void requireSameKind(NdArray source) {
    if (source.dtype != dtype || source.size != size) {
      throw new IllegalArgumentException(
          "cannot copy dtype %s, %d elements, into dtype %s, %d elements"
              .formatted(source.dtype, source.size, dtype, size));
    }
  }

  private static ByteBuffer littleEndian(ByteBuffer memory) {
    return memory.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns the number of elements of an array of this shape.
   *
   * @throws ArithmeticException if it is more than an int holds
   */
  public static int sizeOf(int... shape) {
    int size = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("negative length in shape " + Arrays.toString(shape));
      }
      size = Math.multiplyExact(size, length);
    }
    return size;
  }
}
