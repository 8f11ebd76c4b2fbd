package io.gymwire.agents.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Measures how fast something is done: the median of several rounds after a warm-up. */
final class Throughput {
  private static final int ROUNDS = 9;
  private static final long ROUND_NANOSECONDS = 300_000_000L;

  private Throughput() {}

  /**
   * Returns the median units a second.
   *
   * @param work does its argument's number of repetitions and returns the units done
   */
  static double unitsPerSecond(LongUnaryOperator work) {
    long repetitions = repetitionsOfOneRound(work);
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rates.add(rate(work, repetitions));
    }
    Collections.sort(rates);
    return rates.get(ROUNDS / 2);
  }

  private static long repetitionsOfOneRound(LongUnaryOperator work) {
    long repetitions = 1;
    while (true) {
      long start = System.nanoTime();
      work.applyAsLong(repetitions);
      long elapsed = System.nanoTime() - start;
      if (elapsed > ROUND_NANOSECONDS / 2) {
        return Math.max(1, (long) ((double) repetitions * ROUND_NANOSECONDS / elapsed));
      }
      repetitions *= 2;
    }
  }

  private static double rate(LongUnaryOperator work, long repetitions) {
    long start = System.nanoTime();
    long units = work.applyAsLong(repetitions);
    return units * 1e9 / (System.nanoTime() - start);
  }
}
