package io.gymwire.agents.plot;

import java.util.Arrays;

/** What the shaded band around the mean of several runs says. */
public enum Spread {
  /** From the lowest run to the highest. */
  MIN_MAX("from the lowest run to the highest") {
    @Override
    Band of(double[] values) {
      return new Band(
          Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow());
    }
  },
  /** The mean plus and minus its standard error, that of n runs with n - 1 degrees of freedom. */
  STANDARD_ERROR("mean ± standard error") {
    @Override
    Band of(double[] values) {
      return Band.around(mean(values), sampleDeviation(values) / Math.sqrt(values.length));
    }
  },
  /** The mean plus and minus the standard deviation, with n - 1 degrees of freedom. */
  STANDARD_DEVIATION("mean ± standard deviation") {
    @Override
    Band of(double[] values) {
      return Band.around(mean(values), sampleDeviation(values));
    }
  },
  /** No band. */
  NONE("") {
    @Override
    Band of(double[] values) {
      return Band.around(mean(values), 0);
    }
  };

  /** A band at one step. */
  record Band(double low, double high) {
    static Band around(double middle, double distance) {
      return new Band(middle - distance, middle + distance);
    }
  }

  private final String description;

  Spread(String description) {
    this.description = description;
  }

  /** Returns what a legend says of the band; empty if there is none. */
  String description() {
    return description;
  }

  /** Returns the band of the runs' values, of which there is at least one. */
  abstract Band of(double[] values);

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double sampleDeviation(double[] values) {
    if (values.length < 2) {
      return 0;
    }
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
