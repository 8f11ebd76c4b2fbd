package io.gymwire.agentsdk.rollout;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import org.bytedeco.pytorch.Tensor;

/** One value of each row of a {@link Rollout}, in memory that grows. */
final class Column {
  private static final int FIRST_ROWS = 256;

  private final int width;
  private NdArray rows;

  Column(DType dtype, int width) {
    this.width = width;
    this.rows = NdArray.zeros(dtype, FIRST_ROWS, width);
  }

  /** Makes room for {@code count} rows. */
  void reserve(int count) {
    if (count > rows.length(0)) {
      NdArray larger = NdArray.zeros(rows.dtype(), Math.max(count, 2 * rows.length(0)), width);
      larger.copyElements(0, rows, 0, rows.size());
      rows = larger;
    }
  }

  /** Copies row {@code sourceRow} of {@code source}. */
  void set(int row, NdArray source, int sourceRow) {
    rows.copyElements(row * width, source, sourceRow * width, width);
  }

  void set(int row, double value) {
    rows.setDouble(row, value);
  }

  double get(int row) {
    return rows.getDouble(row);
  }

  /** Returns the first {@code count} rows: shape (count, width), or (count) if they are numbers. */
  Tensor tensor(int count, boolean numbers) {
    NdArray part = first(count);
    return Tensors.over(numbers ? part.reshape(count) : part);
  }

  void save(StateWriter state, String name, int count) {
    state.putBytes(name, first(count).buffer());
  }

  void load(StateReader state, String name, int count) {
    reserve(count);
    NdArray part = first(count);
    part.copyFrom(NdArray.wrap(rows.dtype(), state.getBytes(name), count, width));
  }

  private NdArray first(int count) {
    int bytes = count * width * rows.dtype().byteSize();
    return NdArray.wrap(rows.dtype(), rows.buffer().slice(0, bytes), count, width);
  }
}
