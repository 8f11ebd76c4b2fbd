package io.gymwire.agentsdk.replay;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;

/**
 * A batch of B transitions, in memory that every sample overwrites, so that it can be given to
 * libtorch once.
 *
 * @param observation shape (B, D), of the observations' dtype
 * @param action int64 of shape (B, 1)
 * @param reward float32 of shape (B, 1)
 * @param terminated float32 of shape (B, 1): 1 where the next observation is a terminal state, else
 *     0
 * @param truncated float32 of shape (B, 1): 1 where a limit cut the episode there, else 0
 * @param nextObservation shape (B, D): what the action led to, never the start of the next episode
 */
public record ReplayBatch(
    NdArray observation,
    NdArray action,
    NdArray reward,
    NdArray terminated,
    NdArray truncated,
    NdArray nextObservation) {

  static ReplayBatch allocate(int size, DType dtype, int observationSize) {
    return new ReplayBatch(
        NdArray.zeros(dtype, size, observationSize),
        NdArray.zeros(DType.INT64, size, 1),
        NdArray.zeros(DType.FLOAT32, size, 1),
        NdArray.zeros(DType.FLOAT32, size, 1),
        NdArray.zeros(DType.FLOAT32, size, 1),
        NdArray.zeros(dtype, size, observationSize));
  }

  /** Returns B. */
  public int size() {
    return action.length(0);
  }
}
