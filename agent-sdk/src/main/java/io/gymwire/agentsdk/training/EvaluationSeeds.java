package io.gymwire.agentsdk.training;

import io.gymwire.protocol.random.SeedSequence;

/**
 * The first seeds of a run's evaluations: 53 bits that SeedSequence derives from the run's seed,
 * far from the seeds of training (the run's seed and those next to it) and from each other.
 */
public final class EvaluationSeeds {
  /** Algorithms take child 1. */
  private static final int EVALUATION = 0;

  private static final int PERIODIC = 0;
  private static final int FINAL = 1;
  private static final int FIRST_CONFIRMATION = 2;

  private EvaluationSeeds() {}

  /**
   * Returns that of the evaluations of a run of {@code seed}: the same at every one, so that these
   * differ by the policy alone.
   */
  public static long periodic(long seed) {
    return derive(seed, PERIODIC);
  }

  /**
   * Other episodes at every confirmation: retrying until one succeeds by luck on the same ones
   * proves nothing.
   */
  static long confirmation(long seed, int number) {
    return derive(seed, FIRST_CONFIRMATION + number);
  }

  static long last(long seed) {
    return derive(seed, FINAL);
  }

  private static long derive(long seed, int kind) {
    return SeedSequence.of(seed).child(EVALUATION).child(kind).generateLongs(1)[0] >>> 11;
  }
}
