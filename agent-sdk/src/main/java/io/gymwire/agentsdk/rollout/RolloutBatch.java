package io.gymwire.agentsdk.rollout;

import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * B steps of a rollout, through which no gradient flows.
 *
 * @param observation shape (B, D)
 * @param mask bool of shape (B, M), true for allowed actions; empty if all were, always
 * @param action shape (B, K)
 * @param logProbability float32 of shape (B), by the policy that chose the action
 * @param value float32 of shape (B), V(s) when the action was chosen
 * @param advantage float32 of shape (B)
 * @param returns float32 of shape (B), advantage + value: what V(s) should be
 */
public record RolloutBatch(
    Tensor observation,
    Optional<Tensor> mask,
    Tensor action,
    Tensor logProbability,
    Tensor value,
    Tensor advantage,
    Tensor returns) {

  /** Returns B. */
  public int rows() {
    return Math.toIntExact(action.size(0));
  }

  /** Returns the rows with the numbers {@code index}, int64 on this batch's device. */
  public RolloutBatch rows(Tensor index) {
    return new RolloutBatch(
        observation.index_select(0, index),
        mask.map(tensor -> tensor.index_select(0, index)),
        action.index_select(0, index),
        logProbability.index_select(0, index),
        value.index_select(0, index),
        advantage.index_select(0, index),
        returns.index_select(0, index));
  }

  /** Returns this batch on {@code device}. */
  public RolloutBatch to(Device device) {
    if (device.is_cpu()) {
      return this;
    }
    return new RolloutBatch(
        to(observation, device),
        mask.map(tensor -> to(tensor, device)),
        to(action, device),
        to(logProbability, device),
        to(value, device),
        to(advantage, device),
        to(returns, device));
  }

  private static Tensor to(Tensor tensor, Device device) {
    return tensor.to(device, tensor.scalar_type());
  }
}
