package io.gymwire.agents.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * What is drawn of a group of runs: at each step the mean over those that got so far, and the band
 * of their spread.
 *
 * @param label for the legend
 * @param points in the order of their steps
 */
record Curve(String label, List<Point> points) {
  private static final int MOST_POINTS = 1000;

  /**
   * A point of the curve.
   *
   * @param step environment steps
   * @param mean over the runs
   * @param band of the runs
   */
  record Point(long step, double mean, Spread.Band band) {}

  /** Joins {@code tracks}, one a run, of which those without a point are left out. */
  static Curve of(String label, List<Track> tracks, Spread spread) {
    List<Track> begun = tracks.stream().filter(track -> !track.points().isEmpty()).toList();
    List<Point> points = new ArrayList<>();
    for (long step : steps(begun)) {
      double[] values =
          begun.stream()
              .map(track -> track.at(step))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .toArray();
      points.add(new Point(step, Spread.mean(values), spread.of(values)));
    }
    return new Curve(label, points);
  }

  /** Every step at which a run has a point, or, if those are too many to see, evenly fewer. */
  private static List<Long> steps(List<Track> tracks) {
    TreeSet<Long> all = new TreeSet<>();
    tracks.forEach(track -> track.points().forEach(point -> all.add(point.step())));
    List<Long> steps = new ArrayList<>(all);
    if (steps.size() <= MOST_POINTS) {
      return steps;
    }
    List<Long> fewer = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      fewer.add(steps.get((int) ((long) i * (steps.size() - 1) / (MOST_POINTS - 1))));
    }
    return fewer;
  }
}
