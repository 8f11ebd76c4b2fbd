package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agents.results.Estimate;
import io.gymwire.agents.results.GroupResult;
import io.gymwire.agents.results.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** What runs came to, as a table and as JSON. */
final class ResultsTable {
  private static final String NOTHING = "-";
  private static final List<String> HEADINGS =
      List.of("runs of", "environment", "seeds", "steps", "best", "fresh", "to threshold", "time");

  private ResultsTable() {}

  /** Returns a row a group. */
  static String text(List<GroupResult> groups) {
    return TextTable.of(HEADINGS, groups.stream().map(ResultsTable::row).toList());
  }

  /** Returns a row a run. */
  static String textOfEach(List<GroupResult> groups) {
    List<List<String>> rows =
        groups.stream()
            .flatMap(
                group ->
                    group.results().stream()
                        .map(
                            result ->
                                row(
                                    new GroupResult(group.group(), List.of(result)),
                                    result.run().directory().toString(),
                                    result.run().seed())))
            .toList();
    return TextTable.of(HEADINGS, rows);
  }

  /** Returns {@code {"groups": [...]}}, each with its runs. */
  static ObjectNode json(List<GroupResult> groups) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode array = object.putArray("groups");
    groups.forEach(group -> array.add(json(group)));
    return object;
  }

  private static List<String> row(GroupResult result) {
    return row(result, result.group().label(), String.join(",", result.group().seeds()));
  }

  private static List<String> row(GroupResult result, String name, String seeds) {
    int runs = result.results().size();
    return List.of(
        name,
        result.group().envId(),
        seeds,
        whole(result.steps()),
        returns(result.best()),
        returns(result.fresh()),
        result
            .stepsToThreshold()
            .map(
                steps ->
                    whole(steps.mean())
                        + (runs == 1 ? "" : " (" + steps.count() + " of " + runs + ")"))
            .orElse(NOTHING),
        result.wallSeconds().map(ResultsTable::time).orElse(NOTHING));
  }

  private static String returns(Optional<Estimate> estimate) {
    return estimate
        .map(value -> Returns.text(value.mean()) + " ± " + Returns.text(value.standardError()))
        .orElse(NOTHING);
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static ObjectNode json(GroupResult result) {
    ObjectNode object =
        JsonNodeFactory.instance
            .objectNode()
            .put("algorithm", result.group().algorithm())
            .put("env_id", result.group().envId());
    ObjectNode settings = object.putObject("settings");
    new TreeMap<>(result.group().differences()).forEach(settings::put);
    object.put("env_steps", result.steps());
    object.set("best", json(result.best()));
    object.set("fresh", json(result.fresh()));
    object.set("steps_to_threshold", json(result.stepsToThreshold()));
    object.put("wall_seconds", result.wallSeconds().orElse(null));
    ArrayNode runs = object.putArray("runs");
    result.results().forEach(run -> runs.add(json(run)));
    return object;
  }

  private static ObjectNode json(RunResult result) {
    ObjectNode object =
        JsonNodeFactory.instance
            .objectNode()
            .put("run_dir", result.run().directory().toString())
            .put("seed", Long.valueOf(result.run().seed()))
            .put("env_steps", result.steps());
    object.set("best", json(result.best()));
    object.set("fresh", json(result.fresh()));
    return object
        .put("steps_to_threshold", result.stepsToThreshold().orElse(null))
        .put("wall_seconds", result.wallSeconds().orElse(null))
        .put("stop_reason", result.stopReason().orElse(null));
  }

  private static ObjectNode json(Optional<Estimate> estimate) {
    return estimate
        .map(
            value ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("mean", value.mean())
                    .put("standard_error", value.standardError())
                    .put("count", value.count()))
        .orElse(null);
  }
}
