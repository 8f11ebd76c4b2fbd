package io.gymwire.protocol.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds what a user who mistyped a name may have meant, by Levenshtein distance. A name without a
 * namespace may mean one in any, one without a version may mean any: {@code Pong-v5} and {@code
 * ALE/Pong} are as near to {@code ALE/Pong-v5} as can be.
 */
public final class NearestNames {
  private static final int MOST = 3;
  private static final Pattern VERSION = Pattern.compile("-v[0-9]+$");

  private NearestNames() {}

  /**
   * Returns up to three of the names {@code known} that are near {@code name}: the nearest first,
   * of equally near ones the latest version.
   */
  public static List<String> of(String name, Collection<String> known) {
    int farthest = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(candidate -> distanceToAny(name, candidate) <= farthest)
        .sorted(
            Comparator.<String>comparingInt(candidate -> distanceToAny(name, candidate))
                .thenComparing(Comparator.reverseOrder()))
        .limit(MOST)
        .toList();
  }

  /**
   * Returns how the nearest is asked for in a message, {@code "; did you mean 'x'?"}, or {@code
   * ";"}.
   */
  public static String question(String name, Collection<String> known) {
    List<String> near = of(name, known);
    return near.isEmpty() ? ";" : "; did you mean '%s'?".formatted(near.get(0));
  }

  private static int distanceToAny(String name, String candidate) {
    int namespace = name.contains("/") ? 0 : candidate.indexOf('/') + 1;
    String comparable = candidate.substring(namespace);
    boolean versioned = VERSION.matcher(name).find();
    return distance(name, versioned ? comparable : VERSION.matcher(comparable).replaceFirst(""));
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
