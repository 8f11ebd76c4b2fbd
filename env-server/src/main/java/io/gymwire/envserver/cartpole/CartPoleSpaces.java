package io.gymwire.envserver.cartpole;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;

/** What an agent of CartPole sees, and the two ways it can push. */
final class CartPoleSpaces {
  /** Twice the limits, so that the state that ends an episode is a member. */
  static final Box OBSERVATION = Box.of(bounds(-1), bounds(1));

  static final Discrete ACTION = Discrete.of(2);

  private CartPoleSpaces() {}

  private static NdArray bounds(int sign) {
    double position = sign * 2 * CartPoles.POSITION_LIMIT;
    double angle = sign * 2 * CartPoles.ANGLE_LIMIT;
    float unbounded = sign * Float.POSITIVE_INFINITY;
    return NdArray.ofFloats((float) position, unbounded, (float) angle, unbounded);
  }
}
