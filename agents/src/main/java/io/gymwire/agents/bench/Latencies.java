package io.gymwire.agents.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** A growing sample of durations in nanoseconds, for their percentiles. */
final class Latencies {
  private final LongSupplier clock;
  private long[] nanoseconds = new long[4096];
  private int count;

  /** Makes an empty sample of times as the clock on the wall tells them. */
  Latencies() {
    this(System::nanoTime);
  }

  private Latencies(LongSupplier clock) {
    this.clock = clock;
  }

  /** Returns an empty sample of times that the thread has the processor, whatever else runs. */
  static Latencies ofProcessor() {
    return new Latencies(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
  }

  void add(long duration) {
    if (count == nanoseconds.length) {
      nanoseconds = Arrays.copyOf(nanoseconds, 2 * count);
    }
    nanoseconds[count++] = duration;
  }

  /** Does {@code work}; how long it took is added if it {@code counts}. */
  void time(Runnable work, boolean counts) {
    long start = clock.getAsLong();
    work.run();
    long duration = clock.getAsLong() - start;
    if (counts) {
      add(duration);
    }
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

  /**
   * Returns a row of a report: {@code name}, median and 99th percentile in microseconds, how many
   * fit in a second, and the median beside {@code limit}, in microseconds too.
   */
  List<Object> row(String name, double limit) {
    double median = percentile(50);
    return List.of(name, median, percentile(99), 1e6 / mean(), median / limit);
  }
}
