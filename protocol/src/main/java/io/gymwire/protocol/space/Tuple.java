package io.gymwire.protocol.space;

import io.gymwire.protocol.random.Pcg64;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists with one member of each of several spaces: {@code gymnasium.spaces.Tuple}. */
public final class Tuple implements Space {
  private final List<Space> spaces;

  private Tuple(List<Space> spaces) {
    this.spaces = spaces;
  }

  /** Returns the space of lists whose element i is a member of {@code spaces[i]}. */
  public static Tuple of(Space... spaces) {
    return new Tuple(List.of(spaces));
  }

  /** Returns the space of lists whose element i is a member of {@code spaces.get(i)}. */
  public static Tuple of(List<? extends Space> spaces) {
    return new Tuple(List.copyOf(spaces));
  }

  /** Returns the spaces of the elements. */
  public List<Space> spaces() {
    return spaces;
  }

  @Override
  public boolean contains(Object value) {
    if (!(value instanceof List<?> items) || items.size() != spaces.size()) {
      return false;
    }
    for (int i = 0; i < spaces.size(); i++) {
      if (!spaces.get(i).contains(items.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Object> sample(Pcg64 generator) {
    return spaces.stream().map(space -> space.sample(generator)).toList();
  }

  @Override
  public Tuple batch(int count) {
    return new Tuple(spaces.stream().map(space -> space.batch(count)).toList());
  }

  @Override
  public List<Object> decode(Object value, String field) {
    if (!(value instanceof List<?> items) || items.size() != spaces.size()) {
      throw Invalid.value(field, value, "a list of %d items".formatted(spaces.size()));
    }
    List<Object> members = new ArrayList<>(spaces.size());
    for (int i = 0; i < spaces.size(); i++) {
      members.add(spaces.get(i).decode(items.get(i), field + "[" + i + "]"));
    }
    return List.copyOf(members);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tuple that && spaces.equals(that.spaces);
  }

  @Override
  public int hashCode() {
    return spaces.hashCode();
  }

  @Override
  public String toString() {
    return spaces.stream().map(Space::toString).collect(Collectors.joining(", ", "Tuple(", ")"));
  }
}
