package io.gymwire.protocol.message;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;

/** Arrays all of whose elements are equal, as one number: the bounds of most spaces. */
final class Uniform {
  private Uniform() {}

  /** Returns {@code array}, or its element if it has but one value. */
  static Object compact(NdArray array) {
    if (array.size() == 0) {
      return array;
    }
    NdArray flat = array.reshape(array.size());
    NdArray first = flat.row(0);
    for (int i = 1; i < array.size(); i++) {
      if (!flat.row(i).equals(first)) {
        return array;
      }
    }
    return first.toNestedList();
  }

  /** Returns {@code value}, one number or an array, as an array of this dtype and shape. */
  static NdArray expanded(Object value, DType dtype, int[] shape, String field) {
    if (value instanceof List<?> || value instanceof NdArray) {
      return Observations.array(value, dtype, shape, field);
    }
    NdArray element = Observations.array(value, dtype, new int[0], field);
    NdArray array = NdArray.zeros(dtype, shape);
    NdArray flat = array.reshape(array.size());
    for (int i = 0; i < array.size(); i++) {
      flat.setRow(i, element);
    }
    return array;
  }
}
