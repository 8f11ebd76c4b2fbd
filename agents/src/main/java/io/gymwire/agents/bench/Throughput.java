package io.gymwire.agents.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures how fast something is done: the median of several rounds after a warm-up. */
final class Throughput {
  private static final int ROUNDS = 9;
  private static final long ROUND_NANOSECONDS = 300_000_000L;

  /** What is measured. */
  interface Work {
    /** Does it {@code repetitions} times and returns how many units that were. */
    long run(long repetitions);
  }

  private Throughput() {}

  /**
   * Returns the median units a second.
   *
   * @param work what is to be done
   */
  static double unitsPerSecond(Work work) {
    // The first time of all loads classes, by which nobody should tell how long a round is.
    work.run(1);
    long repetitions = repetitionsOfOneRound(work);
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rates.add(rate(work, repetitions));
    }
    Collections.sort(rates);
    return rates.get(ROUNDS / 2);
  }

  /** Returns the units a second of one round, which is found anew each time how long to make. */
  static double oneRound(Work work) {
    return rate(work, repetitionsOfOneRound(work));
  }

  private static long repetitionsOfOneRound(Work work) {
    long repetitions = 1;
    while (true) {
      long start = System.nanoTime();
      work.run(repetitions);
      long elapsed = System.nanoTime() - start;
      if (elapsed > ROUND_NANOSECONDS / 2) {
        return Math.max(1, (long) ((double) repetitions * ROUND_NANOSECONDS / elapsed));
      }
      repetitions *= 2;
    }
  }

  private static double rate(Work work, long repetitions) {
    long start = System.nanoTime();
    long units = work.run(repetitions);
    return units * 1e9 / (System.nanoTime() - start);
  }
}
