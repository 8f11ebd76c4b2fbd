package io.gymwire.agents.dqn;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Discrete;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Replaces actions by random ones: each environment's by a coin of its own. */
final class EpsilonGreedy {
  private final Discrete actions;
  private Pcg64 generator;

  EpsilonGreedy(Discrete actions, Pcg64 generator) {
    this.actions = actions;
    this.generator = generator;
  }

  /**
   * Replaces each of {@code chosen} with probability {@code epsilon} by any action that is allowed.
   *
   * @param chosen int64 of shape (N)
   * @param masks for each environment and action, whether it is allowed; empty: all are
   */
  void explore(NdArray chosen, Optional<boolean[][]> masks, double epsilon) {
    for (int i = 0; i < chosen.size(); i++) {
      if (generator.nextDouble() < epsilon) {
        long any = masks.isPresent() ? anyOf(masks.get()[i]) : generator.integers(actions.n());
        chosen.setLong(i, actions.start() + any);
      }
    }
  }

  private long anyOf(boolean... allowed) {
    int count = 0;
    for (boolean each : allowed) {
      count += each ? 1 : 0;
    }
    long left = generator.integers(count);
    int action = 0;
    while (!allowed[action] || left > 0) {
      left -= allowed[action] ? 1 : 0;
      action++;
    }
    return action;
  }

  /** Writes the generator's state. */
  void writeTo(ByteBuffer state) {
    generator.writeTo(state);
  }

  /** Continues from what {@link #writeTo} wrote. */
  void readFrom(ByteBuffer state) {
    generator = Pcg64.readFrom(state);
  }
}
