package io.gymwire.agents.cli;

import java.util.Locale;

/** Writes returns as people read them. */
final class Returns {
  private static final double SMALL = 10;

  private Returns() {}

  /** Returns {@code value} with one decimal, or with two where it is below ten. */
  static String text(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < SMALL ? "%.2f" : "%.1f", value);
  }
}
