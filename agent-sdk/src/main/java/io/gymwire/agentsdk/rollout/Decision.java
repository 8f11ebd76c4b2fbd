package io.gymwire.agentsdk.rollout;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;

/**
 * What a policy saw and chose in N environments at one moment; overwritten at the next.
 *
 * @param observation shape (N, D)
 * @param mask bool of shape (N, M), true for the actions that were allowed
 * @param action shape (N, K)
 * @param logProbability float32 of shape (N), of each action by the policy that chose it
 * @param value float32 of shape (N), what the critic expected; 0 without one
 */
public record Decision(
    NdArray observation, NdArray mask, NdArray action, NdArray logProbability, NdArray value) {

  /** Makes room for the decisions in {@code environments} environments. */
  public static Decision allocate(RolloutLayout layout, int environments) {
    return new Decision(
        NdArray.zeros(layout.observationType(), environments, layout.observationSize()),
        NdArray.zeros(DType.BOOL, environments, layout.maskSize()),
        NdArray.zeros(layout.actionType(), environments, layout.actionSize()),
        NdArray.zeros(DType.FLOAT32, environments),
        NdArray.zeros(DType.FLOAT32, environments));
  }

  /** Returns N. */
  public int environments() {
    return observation.length(0);
  }
}
