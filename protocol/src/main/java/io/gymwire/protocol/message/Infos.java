package io.gymwire.protocol.message;

import io.gymwire.protocol.array.NdArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gymnasium's vector infos: for a key an array of N values, and under the key with {@code _} before
 * it which are set.
 */
final class Infos {
  private Infos() {}

  /**
   * Returns a decoded vector info with its lists of numbers or booleans as arrays, so that both
   * encodings agree.
   */
  static Map<String, Object> decode(Map<String, Object> info) {
    if (info.isEmpty()) {
      return info;
    }
    Map<String, Object> arrays = new LinkedHashMap<>();
    info.forEach((key, value) -> arrays.put(key, decoded(value)));
    return arrays;
  }

  /** Returns the plain info of the one environment in a vector of one. */
  static Map<String, Object> single(Map<String, Object> info) {
    if (info.isEmpty()) {
      return info;
    }
    Map<String, Object> single = new LinkedHashMap<>();
    info.forEach(
        (key, value) -> {
          boolean isMask = key.startsWith("_") && info.containsKey(key.substring(1));
          if (!isMask && isSet(info.get("_" + key))) {
            single.put(key, first(value));
          }
        });
    return single;
  }

  private static boolean isSet(Object mask) {
    return !(mask instanceof NdArray array) || array.getBoolean(0);
  }

  @SuppressWarnings("unchecked")
  private static Object first(Object value) {
    if (value instanceof Map<?, ?> map) {
      return single((Map<String, Object>) map);
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      return list.get(0);
    }
    if (value instanceof NdArray array && array.rank() > 0 && array.length(0) > 0) {
      NdArray row = array.row(0);
      return row.rank() == 0 ? row.toNestedList() : row;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static Object decoded(Object value) {
    if (value instanceof Map<?, ?> map) {
      return decode((Map<String, Object>) map);
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      Optional<NdArray> array = FlatLists.toArray(list);
      return array.isPresent() ? array.get() : list;
    }
    return value;
  }
}
