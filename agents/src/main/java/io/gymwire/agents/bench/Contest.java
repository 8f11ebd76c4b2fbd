package io.gymwire.agents.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How fast several things were done that took turns, so that a noisy machine disturbs all of them
 * alike. What one round says of two of them holds for that round: neighbours may take half of a
 * core for seconds on end.
 */
final class Contest {
  static final int ROUNDS = 41;

  private static final int WARM_UP_ROUNDS = 6;

  private final List<List<Double>> rounds;

  /** Holds the units a second of each contestant, by round. */
  Contest(List<List<Double>> rounds) {
    this.rounds = rounds;
  }

  /** Holds a contest. */
  static Contest among(List<Throughput.Work> contestants) {
    List<List<Double>> rounds = new ArrayList<>();
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      rounds.add(contestants.stream().map(Throughput::oneRound).toList());
    }
    return new Contest(rounds.subList(WARM_UP_ROUNDS, rounds.size()));
  }

  /** Returns the median of a contestant's units a second. */
  double unitsPerSecond(int contestant) {
    return median(round -> rounds.get(round).get(contestant));
  }

  /** Returns the median of how many times as fast as {@code other} a contestant was in a round. */
  double ratio(int contestant, int other) {
    return median(round -> rounds.get(round).get(contestant) / rounds.get(round).get(other));
  }

  private double median(IntToDoubleFunction figure) {
    double[] figures = IntStream.range(0, rounds.size()).mapToDouble(figure).sorted().toArray();
    return figures[figures.length / 2];
  }
}
