package io.gymwire.agentsdk.logging;

import java.util.Arrays;

/** How numbers are spread, as {@code tensorboard/compat/proto/histogram.proto} says it. */
final class Histogram {
  private static final int BUCKETS = 30;

  private Histogram() {}

  /**
   * Returns the message: buckets of equal width from the least number to the greatest.
   *
   * @param values at least one
   */
  static ProtocolBuffer of(float... values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double sumOfSquares = 0;
    for (double value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      sum += value;
      sumOfSquares += value * value;
    }
    double width = (greatest - least) / BUCKETS;
    return new ProtocolBuffer()
        .putDouble(1, least)
        .putDouble(2, greatest)
        .putDouble(3, values.length)
        .putDouble(4, sum)
        .putDouble(5, sumOfSquares)
        .putDoubles(6, limits(least, greatest, width))
        .putDoubles(7, counts(least, width, values));
  }

  /** Returns the upper end of each bucket. */
  private static double[] limits(double least, double greatest, double width) {
    double[] limits = new double[BUCKETS];
    Arrays.setAll(limits, i -> least + (i + 1) * width);
    limits[BUCKETS - 1] = greatest;
    return limits;
  }

  private static double[] counts(double least, double width, float... values) {
    double[] counts = new double[BUCKETS];
    for (double value : values) {
      // Where all are equal they divide nothing by nothing, which is in the first bucket.
      counts[Math.min((int) ((value - least) / width), BUCKETS - 1)]++;
    }
    return counts;
  }
}
