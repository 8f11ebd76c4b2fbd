package io.gymwire.agentsdk.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what someone who mistyped a name may have meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * Returns the name nearest to {@code typed}, if one is near enough to be meant: at most a third
   * of it changed.
   */
  public static Optional<String> of(String typed, List<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> 3 * distance(typed, name) <= Math.max(typed.length(), name.length()));
  }

  /**
   * The Levenshtein distance: the fewest insertions, deletions and substitutions of one character.
   */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j - 1], row[j]) + 1);
      }
    }
    return row[to.length()];
  }
}
