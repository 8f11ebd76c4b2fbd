package io.gymwire.agents.bench;

import java.util.Arrays;

/** A growing sample of durations in nanoseconds, for their percentiles. */
final class Latencies {
  private long[] nanoseconds = new long[4096];
  private int count;

  void add(long duration) {
    if (count == nanoseconds.length) {
      nanoseconds = Arrays.copyOf(nanoseconds, 2 * count);
    }
    nanoseconds[count++] = duration;
  }

  /** Returns the duration, in microseconds, that {@code percent} of the sample do not exceed. */
  double percentile(double percent) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanoseconds, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * count);
    return sorted[Math.max(rank, 1) - 1] / 1000.0;
  }

  /** Returns the mean duration in microseconds. */
  double mean() {
    return Arrays.stream(nanoseconds, 0, count).average().orElse(Double.NaN) / 1000;
  }
}
