package io.gymwire.envserver.batch;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.util.Arrays;

/** A batch of arrays of one shape, as one array with N as its first axis. */
final class ArrayBatch implements Batch {
  private final NdArray value;
  private final NdArray[] rows;

  private ArrayBatch(NdArray value, NdArray[] rows) {
    this.value = value;
    this.rows = rows;
  }

  static ArrayBatch of(DType dtype, int count, int[] shape) {
    int[] batchShape = new int[shape.length + 1];
    batchShape[0] = count;
    System.arraycopy(shape, 0, batchShape, 1, shape.length);
    return in(NdArray.zeros(dtype, batchShape));
  }

  static ArrayBatch in(NdArray memory) {
    NdArray[] rows = new NdArray[memory.length(0)];
    Arrays.setAll(rows, memory::row);
    return new ArrayBatch(memory, rows);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // The same elements elsewhere are to be copied.
  public void set(int index, Object element) {
    NdArray array = (NdArray) element;
    if (array == rows[index]) {
      return;
    }
    if (array.rank() != value.rank() - 1) {
      throw new IllegalArgumentException(
          "an array of shape %s is no row of one of shape %s"
              .formatted(Arrays.toString(array.shape()), Arrays.toString(value.shape())));
    }
    value.setRow(index, array);
  }

  @Override
  public NdArray get(int index) {
    return rows[index];
  }

  @Override
  public void shift() {
    for (int i = 1; i < rows.length; i++) {
      rows[i - 1].copyFrom(rows[i]);
    }
  }

  @Override
  public NdArray value() {
    return value;
  }
}
