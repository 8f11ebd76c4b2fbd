package io.gymwire.agents.puzzle;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.Space;

/**
 * Flips one of some bits a step until they are those wanted (Andrychowicz et al., 2017); observes
 * both, one after the other.
 */
final class BitFlipping extends Puzzle {
  private static final int BITS = 5;

  static final Space OBSERVATIONS = MultiBinary.of(2 * BITS);
  static final Space ACTIONS = Discrete.of(BITS);

  private final NdArray bits = NdArray.zeros(DType.INT8, 2 * BITS);

  @Override
  public Space observationSpace() {
    return OBSERVATIONS;
  }

  @Override
  public Space actionSpace() {
    return ACTIONS;
  }

  @Override
  void scatter(Pcg64 generator) {
    for (int i = 0; i < bits.size(); i++) {
      bits.setLong(i, generator.integers(2));
    }
  }

  @Override
  void move(int action) {
    bits.setLong(action, 1 - bits.getLong(action));
  }

  @Override
  int distance() {
    int wrong = 0;
    for (int i = 0; i < BITS; i++) {
      wrong += bits.getLong(i) == bits.getLong(BITS + i) ? 0 : 1;
    }
    return wrong;
  }

  @Override
  Object observation() {
    return bits;
  }
}
