package io.gymwire.agents.policygradient;

import io.gymwire.protocol.random.SeedSequence;

/** Where randomness comes from: child 0 for weights, 1 for actions, 2 for minibatches. */
final class Seeds {
  /** Evaluation takes child 0 of the run's seed. */
  private static final int SEED_CHILD = 1;

  private Seeds() {}

  static SeedSequence of(long seed) {
    return SeedSequence.of(seed).child(SEED_CHILD);
  }
}
