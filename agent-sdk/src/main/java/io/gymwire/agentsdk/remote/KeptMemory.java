package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.array.NdArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Direct memory into which one value of a space after the other is copied, because what a codec
 * reads lies in a buffer that the next reply overwrites, and not where libtorch could take it.
 * Lists and maps around the arrays are made anew, and can be changed.
 */
final class KeptMemory {
  private Optional<Object> kept = Optional.empty();

  /**
   * Returns a copy of {@code value} in the arrays that the first call made; all values are of one
   * space.
   */
  Object keep(Object value) {
    if (kept.isEmpty()) {
      kept = Optional.of(copy(value));
      return kept.get();
    }
    return fill(kept.get(), value);
  }

  private static Object copy(Object value) {
    if (value instanceof NdArray array) {
      return array.copy();
    }
    if (value instanceof List<?> parts) {
      List<Object> copy = new ArrayList<>(parts.size());
      parts.forEach(part -> copy.add(copy(part)));
      return copy;
    }
    if (value instanceof Map<?, ?> parts) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      parts.forEach((key, part) -> copy.put(key, copy(part)));
      return copy;
    }
    return value;
  }

  private static Object fill(Object memory, Object value) {
    if (memory instanceof NdArray array) {
      array.copyFrom((NdArray) value);
      return array;
    }
    if (memory instanceof List<?> parts) {
      List<Object> filled = new ArrayList<>(parts.size());
      for (Object part : parts) {
        filled.add(fill(part, ((List<?>) value).get(filled.size())));
      }
      return filled;
    }
    if (memory instanceof Map<?, ?> parts) {
      Map<Object, Object> filled = new LinkedHashMap<>();
      parts.forEach((key, part) -> filled.put(key, fill(part, ((Map<?, ?>) value).get(key))));
      return filled;
    }
    return value;
  }
}
