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
 * @param nextForbidden bool of shape (B, A): which of A actions may not be taken there
 * @param weight float32 of shape (B, 1), from 0 to 1: what the transition counts in the loss, to
 *     make up for transitions that are drawn more often than others
 * @param place int64 of shape (B): where the memory has the transition
 */
public record ReplayBatch(
    NdArray observation,
    NdArray action,
    NdArray reward,
    NdArray terminated,
    NdArray truncated,
    NdArray bootstrap,
    NdArray nextObservation,
    NdArray nextForbidden,
    NdArray weight,
    NdArray place) {

  static ReplayBatch allocate(int size, DType dtype, int observationSize, int actions) {
    return new ReplayBatch(
        NdArray.zeros(dtype, size, observationSize),
        NdArray.zeros(DType.INT64, size, 1),
        NdArray.zeros(DType.FLOAT32, size, 1),
        NdArray.zeros(DType.FLOAT32, size, 1),
        NdArray.zeros(DType.FLOAT32, size, 1),
        NdArray.zeros(DType.FLOAT32, size, 1),
        NdArray.zeros(dtype, size, observationSize),
        NdArray.zeros(DType.BOOL, size, actions),
        NdArray.zeros(DType.FLOAT32, size, 1),
        NdArray.zeros(DType.INT64, size));
  }

  /** Returns B. */
  public int size() {
    return action.length(0);
  }
}
