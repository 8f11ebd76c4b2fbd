package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.NdArray;

/**
 * Mean and variance of each element of the arrays seen so far: Gymnasium's {@code RunningMeanStd},
 * after Chan, Golub and LeVeque's parallel algorithm with batches of one.
 *
 * <p>numpy computes in float32 as long as everything is float32, and in float64 for all other
 * observations; each has its own class here because the roundings show.
 */
sealed interface RunningMoments permits FloatMoments, DoubleMoments {
  /** The weight of the initial mean 0 and variance 1, in observations. */
  double INITIAL_COUNT = 1e-4;

  void update(NdArray observation);

  /** Writes (observation - mean) / sqrt(variance + epsilon) into a float32 array. */
  void normalize(NdArray observation, NdArray normalized);

  void save(StateOutput out);

  void restore(StateInput in);
}
