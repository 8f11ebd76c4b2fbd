package io.gymwire.envserver.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds what a user may have meant: the names within a small Levenshtein distance, nearest first.
 */
final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  static List<String> of(String name, Collection<String> known) {
    int farthest = Math.max(2, name.length() / 3);
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= farthest)
        .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .limit(MOST)
        .toList();
  }

  /**
   * Returns how many letters have to be put in, left out or changed; upper and lower case are
   * equal.
   */
  static int distance(String left, String right) {
    String from = left.toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
