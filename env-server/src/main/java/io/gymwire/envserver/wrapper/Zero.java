package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;

/** The member of a space that is nearest to zero: Gymnasium's {@code create_zero_array}. */
final class Zero {
  private Zero() {}

  static Object of(Space space) {
    if (space instanceof Box box) {
      return of(box);
    }
    if (space instanceof Discrete discrete) {
      return discrete.start();
    }
    if (space instanceof MultiDiscrete discrete) {
      return discrete.start();
    }
    if (space instanceof MultiBinary binary) {
      return NdArray.zeros(DType.INT8, binary.shape());
    }
    if (space instanceof Text text) {
      return text.charset().substring(0, 1).repeat(text.minLength());
    }
    if (space instanceof Tuple tuple) {
      return tuple.spaces().stream().map(Zero::of).toList();
    }
    Map<String, Object> zero = new LinkedHashMap<>();
    ((Dict) space).spaces().forEach((key, part) -> zero.put(key, of(part)));
    return zero;
  }

  private static NdArray of(Box box) {
    NdArray zero = NdArray.zeros(box.dtype(), box.shape());
    NdArray low = box.low();
    NdArray high = box.high();
    for (int i = 0; i < zero.size(); i++) {
      if (low.getDouble(i) > 0) {
        zero.setDouble(i, low.getDouble(i));
      } else if (high.getDouble(i) < 0) {
        zero.setDouble(i, high.getDouble(i));
      }
    }
    return zero;
  }
}
