package io.gymwire.agents.cli;

import io.gymwire.agentsdk.settings.OutsideBrackets;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a sweep goes over: seeds, and the values that settings take. */
final class Grid {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:\\.\\.([0-9]{1,9}))?");
  private static final int MOST_SEEDS = 10_000;

  private Grid() {}

  /**
   * Returns the seeds of {@code text}, such as {@code 0..4} (five of them) or {@code 0,3,7}, each
   * once.
   *
   * @throws GymWireException with code INVALID_VALUE if it is of another form
   */
  static List<Long> seeds(String text) {
    Set<Long> seeds = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw refusedSeeds(text);
      }
      long first = Long.parseLong(range.group(1));
      long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
      if (last < first || last - first >= MOST_SEEDS) {
        throw refusedSeeds(text);
      }
      for (long seed = first; seed <= last; seed++) {
        seeds.add(seed);
      }
    }
    return List.copyOf(seeds);
  }

  /**
   * Returns every combination of the values, the last setting changing fastest; without a setting
   * the one empty combination.
   *
   * @param assignments of the form name=value,value; a value that is a list itself stands in
   *     brackets
   * @throws GymWireException with code INVALID_VALUE if one is of another form, or a name comes
   *     twice
   */
  static List<Map<String, String>> combinations(List<String> assignments) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1 || equals == assignment.length() - 1) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            "grid",
            "--grid takes name=value,value such as learning-rate=0.001,0.0003, not '"
                + assignment
                + "'");
      }
      String name = assignment.substring(0, equals);
      if (values.put(name, split(assignment.substring(equals + 1))) != null) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            "grid",
            "--grid has " + name + " twice: give it all its values at once");
      }
    }
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Map.Entry<String, List<String>> setting : values.entrySet()) {
      combinations = times(combinations, setting.getKey(), setting.getValue());
    }
    return combinations;
  }

  private static List<Map<String, String>> times(
      List<Map<String, String>> combinations, String name, List<String> values) {
    List<Map<String, String>> product = new ArrayList<>();
    for (Map<String, String> combination : combinations) {
      for (String value : values) {
        Map<String, String> longer = new LinkedHashMap<>(combination);
        longer.put(name, value);
        product.add(longer);
      }
    }
    return product;
  }

  private static List<String> split(String text) {
    return OutsideBrackets.split(text, ',').stream()
        .map(String::strip)
        .map(
            value ->
                value.startsWith("[") && value.endsWith("]")
                    ? value.substring(1, value.length() - 1)
                    : value)
        .distinct()
        .toList();
  }

  private static GymWireException refusedSeeds(String text) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE,
        "seeds",
        "--seeds takes whole numbers such as 0..4 or 0,3,7, at most %d of them in a range, not '%s'"
            .formatted(MOST_SEEDS, text));
  }
}
