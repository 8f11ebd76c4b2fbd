package io.gymwire.protocol.message;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Makes vectors of lists whose elements are all of one kind. */
final class FlatLists {
  private FlatLists() {}

  /**
   * Returns {@code list} as a bool, int64 or float64 vector, if it is all booleans, all Longs, or
   * all Long and Double. An empty one is bool, the only type that is written so.
   */
  static Optional<NdArray> toArray(List<?> list) {
    Optional<DType> dtype = dtype(list);
    if (dtype.isEmpty()) {
      return Optional.empty();
    }
    int size = list.size();
    NdArray array =
        NdArray.wrap(dtype.get(), ByteBuffer.allocate(size * dtype.get().byteSize()), size);
    for (int i = 0; i < size; i++) {
      Object item = list.get(i);
      if (item instanceof Boolean flag) {
        array.setBoolean(i, flag);
      } else if (item instanceof Long number) {
        array.setLong(i, number);
      } else {
        array.setDouble(i, (Double) item);
      }
    }
    return Optional.of(array);
  }

  private static Optional<DType> dtype(List<?> list) {
    boolean booleans = false;
    boolean longs = false;
    boolean doubles = false;
    for (Object item : list) {
      booleans |= item instanceof Boolean;
      longs |= item instanceof Long;
      doubles |= item instanceof Double;
      if (!(item instanceof Boolean || item instanceof Long || item instanceof Double)) {
        return Optional.empty();
      }
    }
    if (!longs && !doubles) {
      return Optional.of(DType.BOOL);
    }
    if (booleans) {
      return Optional.empty();
    }
    return Optional.of(doubles ? DType.FLOAT64 : DType.INT64);
  }
}
