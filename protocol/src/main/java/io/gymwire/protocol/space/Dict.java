package io.gymwire.protocol.space;

import io.gymwire.protocol.random.Pcg64;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Maps with one member of each of several spaces, by name: {@code gymnasium.spaces.Dict}.
 *
 * <p>The keys have an order, which sampling and flattening follow: sorted, as in Gymnasium, when
 * made by {@link #of}, and as given, as with Gymnasium's {@code sort_keys=False}, when made by
 * {@link #inOrder}. An {@code OrderedDict} with Gymnasium's default is the one thing not to be had
 * here: its batch has another order than itself.
 */
public final class Dict implements Space {
  private final Map<String, Space> spaces;

  private Dict(Map<String, Space> spaces) {
    this.spaces = Collections.unmodifiableMap(spaces);
  }

  /**
   * Returns the space of maps whose value at each key is a member of the space there, keys sorted.
   */
  public static Dict of(Map<String, ? extends Space> spaces) {
    Map<String, Space> sorted = new TreeMap<>(Dict::compareByCodePoints);
    sorted.putAll(spaces);
    return inOrder(sorted);
  }

  /**
   * Returns the space of maps whose value at each key is a member of the space there, keys as
   * {@code spaces} iterates.
   */
  public static Dict inOrder(Map<String, ? extends Space> spaces) {
    return new Dict(new LinkedHashMap<>(spaces));
  }

  /** Returns the spaces of the values, in the order of the keys. */
  public Map<String, Space> spaces() {
    return spaces;
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Map<?, ?> map
        && map.keySet().equals(spaces.keySet())
        && spaces.entrySet().stream()
            .allMatch(entry -> entry.getValue().contains(map.get(entry.getKey())));
  }

  @Override
  public Map<String, Object> sample(Pcg64 generator) {
    return Collections.unmodifiableMap(mapped((key, space) -> space.sample(generator)));
  }

  @Override
  public Dict batch(int count) {
    return new Dict(mapped((key, space) -> space.batch(count)));
  }

  @Override
  public Map<String, Object> decode(Object value, String field) {
    if (!(value instanceof Map<?, ?> map)) {
      throw Invalid.value(field, value, "a map with the keys " + spaces.keySet());
    }
    if (!map.keySet().equals(spaces.keySet())) {
      throw Invalid.value(
          field, "has the keys %s, but must have %s".formatted(map.keySet(), spaces.keySet()));
    }
    return Collections.unmodifiableMap(
        mapped((key, space) -> space.decode(map.get(key), field + "." + key)));
  }

  private <T> Map<String, T> mapped(BiFunction<String, Space, T> function) {
    Map<String, T> result = new LinkedHashMap<>();
    spaces.forEach((key, space) -> result.put(key, function.apply(key, space)));
    return result;
  }

  /** Python's order of strings, which differs from Java's beyond 16-bit characters. */
  private static int compareByCodePoints(String left, String right) {
    return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
  }

  /** Equal if the same keys have equal spaces, in whatever order, as in Gymnasium. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Dict that && spaces.equals(that.spaces);
  }

  @Override
  public int hashCode() {
    return spaces.hashCode();
  }

  @Override
  public String toString() {
    return spaces.entrySet().stream()
        .map(entry -> "'%s': %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", "Dict(", ")"));
  }
}
