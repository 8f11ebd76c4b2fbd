package io.gymwire.agentsdk.replay;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;

/**
 * A batch of B transitions over windows of up to n steps, in memory that every sample overwrites,
 * so that it can be given to libtorch once. With n = 1 a window is one step.
 *
 * @param observation shape (B, D), of the observations' dtype: before the window
 * @param action int64 of shape (B, 1): the window's first
 * @param reward float32 of shape (B, 1): the discounted sum of the window's rewards
 * @param terminated float32 of shape (B, 1): 1 where the window ends in a terminal state, else 0
 * @param truncated float32 of shape (B, 1): 1 where a limit cut the episode at the window's end,
 *     else 0
 * @param bootstrap float32 of shape (B, 1): what the value of the next observation counts: 0 after
 *     termination, else gamma^m for a window of m steps
 * @param nextObservation shape (B, D): what the window led to, never the start of the next episode
 */
public record ReplayBatch(
    NdArray observation,
    NdArray action,
    NdArray reward,
    NdArray terminated,
    NdArray truncated,
    NdArray bootstrap,
    NdArray nextObservation) {

  static ReplayBatch allocate(int size, DType dtype, int observationSize) {
    return new ReplayBatch(
        NdArray.zeros(dtype, size, observationSize),
        NdArray.zeros(DType.INT64, size, 1),
        NdArray.zeros(DType.FLOAT32, size, 1),
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
