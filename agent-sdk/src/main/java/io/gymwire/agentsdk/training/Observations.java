package io.gymwire.agentsdk.training;

import io.gymwire.protocol.array.NdArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps observations beyond the call to the environments that would overwrite them. */
final class Observations {
  private Observations() {}

  /** Returns {@code value}, a member of any space or a batch of them, in memory of its own. */
  static Object copy(Object value) {
    if (value instanceof NdArray array) {
      return array.copy();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Observations::copy).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(key, copy(item)));
      return copy;
    }
    return value;
  }
}
