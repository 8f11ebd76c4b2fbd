package io.gymwire.agents.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures how fast several things are done that take turns, so that a noisy machine disturbs all
 * of them alike and the ratios hold.
 */
final class Contest {
  private static final int WARM_UP_ROUNDS = 6;
  private static final int ROUNDS = 9;

  private Contest() {}

  /** Returns each one's median units a second, in their order. */
  static List<Double> unitsPerSecond(List<Throughput.Work> contestants) {
    List<List<Double>> rates = new ArrayList<>();
    contestants.forEach(contestant -> rates.add(new ArrayList<>()));
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < contestants.size(); i++) {
        double rate = Throughput.oneRound(contestants.get(i));
        if (round >= 0) {
          rates.get(i).add(rate);
        }
      }
    }
    return rates.stream().map(Contest::median).toList();
  }

  private static double median(List<Double> rates) {
    Collections.sort(rates);
    return rates.get(rates.size() / 2);
  }
}
