package io.gymwire.agentsdk.training;

import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the mean of every metric logged since the last row, so that a row speaks for all updates
 * before it.
 */
final class MetricMeans implements Metrics {
  private final Map<String, Mean> means = new TreeMap<>();

  @Override
  public void log(String name, double value) {
    means.computeIfAbsent(name, unused -> new Mean()).add(value);
  }

  /** Returns the means in the order of their names, and starts anew. */
  Map<String, Double> take() {
    Map<String, Double> row = new TreeMap<>();
    means.forEach((name, mean) -> row.put(name, mean.value()));
    means.clear();
    return row;
  }

  void save(StateWriter state) {
    state.putBytes("metrics/names", Utf8.encode(String.join("\n", means.keySet())));
    means.forEach(
        (name, mean) -> {
          state.putDouble("metrics/" + name + "/sum", mean.sum);
          state.putLong("metrics/" + name + "/count", mean.count);
        });
  }

  void load(StateReader state) {
    means.clear();
    Utf8.decode(state.getBytes("metrics/names"))
        .lines()
        .forEach(
            name -> {
              Mean mean = new Mean();
              mean.sum = state.getDouble("metrics/" + name + "/sum");
              mean.count = state.getLong("metrics/" + name + "/count");
              means.put(name, mean);
            });
  }

  private static final class Mean {
    private double sum;
    private long count;

    void add(double value) {
      sum += value;
      count++;
    }

    double value() {
      return sum / count;
    }
  }
}
