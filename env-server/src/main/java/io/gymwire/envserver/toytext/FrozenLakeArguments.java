package io.gymwire.envserver.toytext;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keyword arguments of FrozenLake.
 *
 * @param desc the rows of the map: S start, F frozen, H hole, G goal
 * @param slippery whether a move may go aside
 * @param successRate the probability that it does not
 * @param rewardSchedule of the goal, a hole and ice
 */
record FrozenLakeArguments(
    List<String> desc, boolean slippery, double successRate, List<Double> rewardSchedule) {
  private static final Map<String, List<String>> MAPS =
      new TreeMap<>(
          Map.of(
              "4x4", List.of("SFFF", "FHFH", "FFFH", "HFFG"),
              "8x8",
                  List.of(
                      "SFFFFFFF",
                      "FFFFFFFF",
                      "FFFHFFFF",
                      "FFFFFHFF",
                      "FFFHFFFF",
                      "FHHFFFHF",
                      "FHFFHFHF",
                      "FFFHFFFG")));
  private static final List<String> NAMES =
      List.of("desc", "map_name", "is_slippery", "success_rate", "reward_schedule");
  private static final int MOST_TILES = 10_000;

  /** Reads {@code kwargs}; without any, the map is {@code mapName}. */
  static FrozenLakeArguments of(Map<String, Object> kwargs, String mapName) {
    for (String name : kwargs.keySet()) {
      if (!NAMES.contains(name)) {
        throw invalid(
            "unknown argument '%s'; allowed: %s".formatted(name, String.join(", ", NAMES)));
      }
    }
    return new FrozenLakeArguments(
        kwargs.containsKey("desc")
            ? desc(kwargs.get("desc"))
            : map(kwargs.getOrDefault("map_name", mapName)),
        slippery(kwargs.getOrDefault("is_slippery", true)),
        successRate(kwargs.getOrDefault("success_rate", 1.0 / 3.0)),
        rewards(kwargs.getOrDefault("reward_schedule", List.of(1, 0, 0))));
  }

  private static List<String> map(Object name) {
    if (name instanceof String text && MAPS.containsKey(text)) {
      return MAPS.get(text);
    }
    throw invalid("map_name is %s; allowed: %s".formatted(name, String.join(", ", MAPS.keySet())));
  }

  private static List<String> desc(Object value) {
    List<String> rows = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(row -> rows.add(row.toString()));
    }
    String tiles = String.join("", rows);
    boolean even = rows.stream().allMatch(row -> row.length() == rows.get(0).length());
    if (!even || !tiles.matches("[SFHG]*S[SFHG]*") || tiles.length() > MOST_TILES) {
      throw invalid(
          "desc is %s; allowed: rows of the same length, of the letters S, F, H and G, with an S, at most %d letters"
              .formatted(value, MOST_TILES));
    }
    return List.copyOf(rows);
  }

  private static boolean slippery(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw invalid("is_slippery is %s; allowed: true, false".formatted(value));
  }

  private static double successRate(Object value) {
    if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
      return number.doubleValue();
    }
    throw invalid("success_rate is %s; allowed: a number from 0 to 1".formatted(value));
  }

  private static List<Double> rewards(Object value) {
    if (value instanceof List<?> list
        && list.size() == 3
        && list.stream()
            .allMatch(
                item -> item instanceof Number number && Double.isFinite(number.doubleValue()))) {
      return list.stream().map(item -> ((Number) item).doubleValue()).toList();
    }
    throw invalid("reward_schedule is %s; allowed: three numbers".formatted(value));
  }

  private static GymWireException invalid(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "kwargs", "FrozenLake: " + message);
  }
}
