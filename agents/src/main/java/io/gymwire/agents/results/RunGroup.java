package io.gymwire.agents.results;

import io.gymwire.agentsdk.logging.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs of one algorithm on one environment with the same settings, but for the seed and for what
 * does not change how they learn, such as their length.
 *
 * @param algorithm such as {@code dqn}
 * @param envId the environment
 * @param differences the settings in which this group differs from others of the same algorithm and
 *     environment, by name
 * @param runs at least one
 */
public record RunGroup(
    String algorithm, String envId, Map<String, String> differences, List<RunRecord> runs) {
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "run.version",
          "run.device",
          "run.threads",
          "run.endpoint",
          "run.plugins",
          "trainer.seed",
          "trainer.total-steps",
          "trainer.stop-at-return",
          "trainer.patience",
          "trainer.max-minutes",
          "trainer.evaluate-every",
          "trainer.evaluation-episodes",
          "trainer.checkpoint-every",
          "trainer.keep-best",
          "trainer.keep-checkpoints",
          "trainer.log-every");

  /** Checks nothing, copies everything. */
  public RunGroup {
    differences = Map.copyOf(differences);
    runs = List.copyOf(runs);
  }

  /**
   * Groups {@code runs}, in the order in which the first of each group comes. A group has a seed
   * once: a second run of it may be the very same run, which says nothing about chance, and is in a
   * group of its own with others like it.
   */
  public static List<RunGroup> of(List<RunRecord> runs) {
    Map<Map<String, String>, List<RunRecord>> bySettings = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      Map<String, String> settings = compared(run);
      for (int repeat = 2;
          hasSeed(bySettings.getOrDefault(settings, List.of()), run.seed());
          repeat++) {
        settings.put("run.repeat", Integer.toString(repeat));
      }
      bySettings.computeIfAbsent(settings, unused -> new ArrayList<>()).add(run);
    }
    List<RunGroup> groups = new ArrayList<>();
    bySettings.forEach(
        (settings, members) ->
            groups.add(
                new RunGroup(
                    members.get(0).algorithm(),
                    members.get(0).envId(),
                    differences(settings, bySettings.keySet()),
                    members)));
    return List.copyOf(groups);
  }

  /** Returns the algorithm and the differences, such as {@code dqn, n-step=3}. */
  public String label() {
    String differing =
        new TreeMap<>(differences)
            .entrySet().stream()
                .map(setting -> ", " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
    return algorithm + differing;
  }

  /** Returns the seeds, in the order of the runs. */
  public List<String> seeds() {
    return runs.stream().map(RunRecord::seed).toList();
  }

  private static boolean hasSeed(List<RunRecord> group, String seed) {
    return group.stream().anyMatch(run -> run.seed().equals(seed));
  }

  private static Map<String, String> compared(RunRecord run) {
    Map<String, String> settings = new TreeMap<>();
    run.settings()
        .forEach(
            (section, values) ->
                values.forEach((name, value) -> settings.put(section + "." + name, value)));
    settings.keySet().removeAll(NOT_COMPARED);
    return settings;
  }

  private static Map<String, String> differences(
      Map<String, String> settings, Set<Map<String, String>> all) {
    Map<String, String> differences = new TreeMap<>();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String key = setting.getKey();
      Set<String> values = new TreeSet<>();
      all.stream()
          .filter(other -> isComparable(settings, other))
          .forEach(other -> values.add(other.getOrDefault(key, "")));
      if (values.size() > 1) {
        differences.put(key.substring(key.indexOf('.') + 1), setting.getValue());
      }
    }
    return differences;
  }

  private static boolean isComparable(Map<String, String> settings, Map<String, String> others) {
    return List.of("run.algorithm", "trainer.env-id").stream()
        .allMatch(key -> settings.getOrDefault(key, "").equals(others.getOrDefault(key, "")));
  }
}
