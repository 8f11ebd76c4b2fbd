package io.gymwire.agents.plot;

import io.gymwire.agents.results.RunGroup;
import io.gymwire.agentsdk.logging.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The curves of one environment, whose returns share an axis.
 *
 * @param envId the environment
 * @param evaluations a curve a group of runs
 * @param training likewise of their training episodes; empty if they are not asked for
 * @param goal the return at which the runs were to end, if all have the same
 */
record Panel(String envId, List<Curve> evaluations, List<Curve> training, Optional<Double> goal) {

  /** Returns a panel an environment, in the order of the groups. */
  static List<Panel> of(List<RunGroup> groups, PlotSettings settings) {
    Map<String, List<RunGroup>> byEnvironment = new LinkedHashMap<>();
    groups.forEach(
        group -> byEnvironment.computeIfAbsent(group.envId(), id -> new ArrayList<>()).add(group));
    List<Panel> panels = new ArrayList<>();
    byEnvironment.forEach((envId, members) -> panels.add(of(envId, members, settings)));
    return panels;
  }

  private static Panel of(String envId, List<RunGroup> groups, PlotSettings settings) {
    List<Curve> evaluations = new ArrayList<>();
    List<Curve> training = new ArrayList<>();
    for (RunGroup group : groups) {
      evaluations.add(
          Curve.of(
              label(group),
              group.runs().stream().map(Track::ofEvaluations).toList(),
              settings.spread()));
      if (settings.training()) {
        training.add(
            Curve.of(
                group.label() + ", training",
                group.runs().stream().map(run -> Track.ofEpisodes(run, settings.window())).toList(),
                Spread.NONE));
      }
    }
    return new Panel(envId, evaluations, training, commonGoal(groups));
  }

  private static String label(RunGroup group) {
    int runs = group.runs().size();
    return runs == 1
        ? group.label() + " (seed " + group.seeds().get(0) + ")"
        : group.label() + " (" + runs + " runs)";
  }

  private static Optional<Double> commonGoal(List<RunGroup> groups) {
    List<Optional<Double>> goals =
        groups.stream()
            .flatMap(group -> group.runs().stream())
            .map(RunRecord::goal)
            .distinct()
            .toList();
    return goals.size() == 1 ? goals.get(0) : Optional.empty();
  }
}
