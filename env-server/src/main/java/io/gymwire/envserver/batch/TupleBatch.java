package io.gymwire.envserver.batch;

import io.gymwire.protocol.space.Tuple;
import java.util.List;

/** A batch of tuples, as a tuple of batches. */
record TupleBatch(List<Batch> parts, List<Object> value) implements Batch {

  static TupleBatch of(Tuple space, int count) {
    List<Batch> parts = space.spaces().stream().map(part -> Batch.of(part, count)).toList();
    return new TupleBatch(parts, parts.stream().map(Batch::value).toList());
  }

  @Override
  public void set(int index, Object element) {
    List<?> items = (List<?>) element;
    if (items.size() != parts.size()) {
      throw new IllegalArgumentException(
          "a tuple of %d is no tuple of %d".formatted(items.size(), parts.size()));
    }
    for (int i = 0; i < items.size(); i++) {
      parts.get(i).set(index, items.get(i));
    }
  }

  @Override
  public List<Object> get(int index) {
    return parts.stream().map(part -> part.get(index)).toList();
  }

  @Override
  public void shift() {
    parts.forEach(Batch::shift);
  }
}
