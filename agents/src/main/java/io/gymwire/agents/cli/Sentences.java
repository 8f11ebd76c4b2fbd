package io.gymwire.agents.cli;

import java.util.Locale;

/** Makes a sentence of a description. */
final class Sentences {
  private Sentences() {}

  static String of(String description) {
    return description.isEmpty()
        ? ""
        : description.substring(0, 1).toUpperCase(Locale.ROOT) + description.substring(1) + ".";
  }
}
