package io.gymwire.envserver.batch;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A batch of texts, as a list. */
final class TextBatch implements Batch {
  private final String[] elements;
  private final List<String> value;

  TextBatch(int count) {
    elements = new String[count];
    Arrays.fill(elements, "");
    value = Collections.unmodifiableList(Arrays.asList(elements));
  }

  @Override
  public void set(int index, Object element) {
    elements[index] = (String) element;
  }

  @Override
  public String get(int index) {
    return elements[index];
  }

  @Override
  public void shift() {
    System.arraycopy(elements, 1, elements, 0, elements.length - 1);
  }

  @Override
  public List<String> value() {
    return value;
  }
}
