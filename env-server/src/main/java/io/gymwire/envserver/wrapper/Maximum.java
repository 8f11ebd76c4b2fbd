package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;

/** The greater of each two elements: numpy's {@code maximum}, by which NaN is the greatest. */
final class Maximum {
  private Maximum() {}

  /** Writes the greater elements of {@code a} and {@code b} to {@code greater}. */
  static void of(NdArray a, NdArray b, NdArray greater) {
    if (a.dtype() == DType.UINT8) {
      ofBytes(a, b, greater);
    } else if (a.dtype().isFloating()) {
      for (int i = 0; i < a.size(); i++) {
        greater.setDouble(i, Math.max(a.getDouble(i), b.getDouble(i)));
      }
    } else {
      boolean unsigned = a.dtype() == DType.UINT64;
      for (int i = 0; i < a.size(); i++) {
        long x = a.getLong(i);
        long y = b.getLong(i);
        boolean first = unsigned ? Long.compareUnsigned(x, y) > 0 : x > y;
        greater.setLong(i, first ? x : y);
      }
    }
  }

  /** Pictures are large. */
  private static void ofBytes(NdArray a, NdArray b, NdArray greater) {
    byte[] x = new byte[a.size()];
    byte[] y = new byte[x.length];
    a.buffer().get(x);
    b.buffer().get(y);
    for (int i = 0; i < x.length; i++) {
      x[i] = (byte) Math.max(x[i] & 0xFF, y[i] & 0xFF);
    }
    greater.buffer().put(x);
  }
}
