package io.gymwire.envserver.vector;

import io.gymwire.protocol.array.NdArray;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Joins the infos of N environments into Gymnasium's vector info: under a key k the column of all
 * its values and under {@code _k} which environments gave one.
 */
final class VectorInfo {
  private final int count;
  private final Map<String, InfoColumn> columns = new LinkedHashMap<>();

  VectorInfo(int count) {
    this.count = count;
  }

  void add(int index, Map<?, ?> info) {
    info.forEach(
        (key, value) ->
            columns
                .computeIfAbsent(String.valueOf(key), unused -> new InfoColumn(count))
                .set(index, value));
  }

  Map<String, Object> build() {
    if (columns.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> info = new LinkedHashMap<>();
    columns.forEach(
        (key, column) -> {
          info.put(key, column.build());
          info.put("_" + key, NdArray.ofBooleans(column.mask()));
        });
    return info;
  }
}
