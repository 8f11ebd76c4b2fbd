package io.gymwire.envserver.batch;

import io.gymwire.protocol.space.Dict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A batch of dictionaries, as a dictionary of batches. */
record DictBatch(Map<String, Batch> parts, Map<String, Object> value) implements Batch {

  static DictBatch of(Dict space, int count) {
    Map<String, Batch> parts = new LinkedHashMap<>();
    Map<String, Object> value = new LinkedHashMap<>();
    space
        .spaces()
        .forEach(
            (key, part) -> {
              Batch batch = Batch.of(part, count);
              parts.put(key, batch);
              value.put(key, batch.value());
            });
    return new DictBatch(parts, Collections.unmodifiableMap(value));
  }

  @Override
  public void set(int index, Object element) {
    Map<?, ?> entries = (Map<?, ?>) element;
    if (!entries.keySet().equals(parts.keySet())) {
      throw new IllegalArgumentException(
          "a dictionary with the keys %s has not the keys %s"
              .formatted(entries.keySet(), parts.keySet()));
    }
    parts.forEach((key, part) -> part.set(index, entries.get(key)));
  }

  @Override
  public Map<String, Object> get(int index) {
    Map<String, Object> values = new LinkedHashMap<>();
    parts.forEach((key, part) -> values.put(key, part.get(index)));
    return values;
  }

  @Override
  public void shift() {
    parts.values().forEach(Batch::shift);
  }
}
