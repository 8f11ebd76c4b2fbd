package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.replay.ReplayBatch;
import io.gymwire.protocol.error.GymWireException;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * A batch of the replay memory as tensors.
 *
 * @param observation (B, D)
 * @param action int64 (B, 1), the first action as 0
 * @param reward float32 (B, 1), of the window
 * @param bootstrap float32 (B, 1): gamma^n (1 - terminated)
 * @param nextObservation (B, D)
 * @param nextForbidden bool (B, A)
 * @param weight float32 (B, 1)
 */
record BatchTensors(
    Tensor observation,
    Tensor action,
    Tensor reward,
    Tensor bootstrap,
    Tensor nextObservation,
    Tensor nextForbidden,
    Tensor weight) {

  /** Returns tensors over the memory of {@code batch}. */
  static BatchTensors over(ReplayBatch batch) {
    return new BatchTensors(
        Tensors.over(batch.observation()),
        Tensors.over(batch.action()),
        Tensors.over(batch.reward()),
        Tensors.over(batch.bootstrap()),
        Tensors.over(batch.nextObservation()),
        Tensors.over(batch.nextForbidden()),
        Tensors.over(batch.weight()));
  }

  /**
   * Returns the batch on {@code device}, but for the observations, which the network takes there.
   */
  BatchTensors on(Device device) {
    if (device.is_cpu()) {
      return this;
    }
    return new BatchTensors(
        observation,
        action.to(device, action.scalar_type()),
        reward.to(device, reward.scalar_type()),
        bootstrap.to(device, bootstrap.scalar_type()),
        nextObservation,
        nextForbidden.to(device, nextForbidden.scalar_type()),
        weight.to(device, weight.scalar_type()));
  }

  /**
   * Asserts that the environment's numbers are numbers.
   *
   * @throws GymWireException with code ENVIRONMENT_FAILED otherwise
   */
  void requireFinite() {
    Tensors.requireFinite("an observation", observation);
    Tensors.requireFinite("an observation", nextObservation);
    Tensors.requireFinite("a reward", reward);
  }
}
