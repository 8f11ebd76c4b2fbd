package io.gymwire.agents.policygradient;

import io.gymwire.protocol.array.NdArray;
import java.util.Map;

/** Batches of observations of any space that can be learnt from. */
final class Batches {
  private Batches() {}

  /** Returns how many observations there are in {@code batch}. */
  static int size(Object batch) {
    return batch instanceof Map<?, ?> parts
        ? size(parts.values().iterator().next())
        : ((NdArray) batch).length(0);
  }
}
