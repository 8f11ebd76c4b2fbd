package io.gymwire.agents.results;

import io.gymwire.agentsdk.logging.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the runs of a group came to: means over the runs, or, of a single run, over its episodes.
 *
 * @param group the runs
 * @param results in the order of the runs
 */
public record GroupResult(RunGroup group, List<RunResult> results) {

  /** Checks nothing, copies everything. */
  public GroupResult {
    results = List.copyOf(results);
  }

  /**
   * Groups {@code runs}; the groups of an environment follow one another, the best first.
   *
   * @param threshold the mean return that counts as success; without one, that at which the run was
   *     to end
   */
  public static List<GroupResult> of(List<RunRecord> runs, Optional<Double> threshold) {
    List<GroupResult> results =
        RunGroup.of(runs).stream()
            .map(
                group ->
                    new GroupResult(
                        group,
                        group.runs().stream()
                            .map(run -> RunResult.of(run, threshold.or(run::goal)))
                            .toList()))
            .toList();
    List<String> environments =
        results.stream().map(result -> result.group.envId()).distinct().toList();
    return results.stream()
        .sorted(
            Comparator.comparing((GroupResult result) -> environments.indexOf(result.group.envId()))
                .thenComparing(GroupResult::quality, Comparator.reverseOrder()))
        .toList();
  }

  /** Returns the environment steps of a run, on average. */
  public double steps() {
    return results.stream().mapToLong(RunResult::steps).average().orElseThrow();
  }

  /** Returns the best evaluation during training. */
  public Optional<Estimate> best() {
    return estimate(RunResult::best);
  }

  /** Returns how the best policy did on fresh episodes. */
  public Optional<Estimate> fresh() {
    return estimate(RunResult::fresh);
  }

  /** Returns the environment steps to the threshold, of those runs that reached it. */
  public Optional<Estimate> stepsToThreshold() {
    List<Double> steps = values(result -> result.stepsToThreshold().map(Long::doubleValue));
    return steps.isEmpty() ? Optional.empty() : Optional.of(Estimate.over(steps));
  }

  /** Returns the time of a run, on average over those that tell. */
  public Optional<Double> wallSeconds() {
    List<Double> seconds = values(RunResult::wallSeconds);
    return seconds.isEmpty() ? Optional.empty() : Optional.of(Estimate.over(seconds).mean());
  }

  private double quality() {
    return fresh().or(this::best).map(Estimate::mean).orElse(Double.NEGATIVE_INFINITY);
  }

  private Optional<Estimate> estimate(Function<RunResult, Optional<Estimate>> part) {
    if (results.size() == 1) {
      return part.apply(results.get(0));
    }
    List<Double> means = values(result -> part.apply(result).map(Estimate::mean));
    return means.isEmpty() ? Optional.empty() : Optional.of(Estimate.over(means));
  }

  private List<Double> values(Function<RunResult, Optional<Double>> part) {
    return results.stream().map(part).flatMap(Optional<Double>::stream).toList();
  }

  /** Returns every run's result, group by group. */
  public static Stream<RunResult> members(List<GroupResult> groups) {
    return groups.stream().flatMap(group -> group.results.stream());
  }
}
