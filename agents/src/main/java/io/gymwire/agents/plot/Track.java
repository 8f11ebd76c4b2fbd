package io.gymwire.agents.plot;

import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.agentsdk.logging.RunRecord.EpisodeRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One run's returns over its steps, read between its points along straight lines.
 *
 * @param points at least one, in the order of their steps
 * @param goesOn whether the run ended because it could do no better: its last point then stands for
 *     all steps after
 */
record Track(List<Point> points, boolean goesOn) {

  /** A return at a step. */
  record Point(long step, double value) {}

  /** Returns the mean returns of the run's evaluations. */
  static Track ofEvaluations(RunRecord run) {
    return new Track(
        run.evaluations().stream()
            .map(evaluation -> new Point(evaluation.step(), evaluation.meanReturn()))
            .toList(),
        run.isSolved());
  }

  /** Returns the mean of the last {@code window} training episodes, at the end of each. */
  static Track ofEpisodes(RunRecord run, int window) {
    List<Point> points = new ArrayList<>();
    Deque<Double> recent = new ArrayDeque<>();
    double sum = 0;
    for (EpisodeRecord episode : run.episodes()) {
      recent.add(episode.episodeReturn());
      sum += episode.episodeReturn();
      if (recent.size() > window) {
        sum -= recent.remove();
      }
      points.add(new Point(episode.step(), sum / recent.size()));
    }
    return new Track(points, run.isSolved());
  }

  long firstStep() {
    return points.get(0).step;
  }

  long lastStep() {
    return points.get(points.size() - 1).step;
  }

  /** Returns the value at {@code step}, if the run has one there. */
  OptionalDouble at(long step) {
    if (step < firstStep() || (step > lastStep() && !goesOn)) {
      return OptionalDouble.empty();
    }
    int after = firstNotBefore(step);
    if (after == points.size()) {
      return OptionalDouble.of(points.get(after - 1).value);
    }
    Point right = points.get(after);
    if (right.step == step) {
      return OptionalDouble.of(right.value);
    }
    Point left = points.get(after - 1);
    double fraction = (double) (step - left.step) / (right.step - left.step);
    return OptionalDouble.of(left.value + fraction * (right.value - left.value));
  }

  private int firstNotBefore(long step) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).step < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
