package io.gymwire.agents.bench;

import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Space;

/** A fixed cycle of random batches of actions, drawn before the clock runs. */
final class RandomActions {
  private static final int CYCLE = 256;

  private final Object[] batches = new Object[CYCLE];
  private int next;

  RandomActions(VectorEnvironment environments) {
    Space batch = environments.singleActionSpace().batch(environments.numEnvs());
    Pcg64 random = Pcg64.seeded(0);
    for (int i = 0; i < CYCLE; i++) {
      batches[i] = batch.sample(random);
    }
  }

  Object next() {
    next = (next + 1) % CYCLE;
    return batches[next];
  }
}
