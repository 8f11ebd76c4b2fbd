package io.gymwire.envserver.session;

import io.gymwire.protocol.array.NdArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the info of the only environment out of Gymnasium's vector info, in which each key has a mask beside it. */
final class SingleInfo {
  private SingleInfo() {}

  static Map<String, Object> of(Map<String, Object> vectorInfo) {
    if (vectorInfo.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> info = new LinkedHashMap<>();
    vectorInfo.forEach(
        (key, value) -> {
          Object mask = vectorInfo.get("_" + key);
          if (mask != null && (Boolean) first(mask)) {
            info.put(key, first(value));
          }
        });
    return info;
  }

  @SuppressWarnings("unchecked")
  private static Object first(Object values) {
    if (values instanceof NdArray array) {
      return array.rank() > 1 ? array.row(0) : ((List<?>) array.toNestedList()).get(0);
    }
    if (values instanceof boolean[] flags) {
      return flags[0];
    }
    if (values instanceof double[] numbers) {
      return numbers[0];
    }
    if (values instanceof List<?> list) {
      return list.get(0);
    }
    return of((Map<String, Object>) values);
  }
}
