package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;

/**
 * An actor, which gives the parameters of the policy pi(. | s), and a critic, which gives V(s), the
 * return to expect from s on.
 */
public interface ActorCritic extends AutoCloseable {

  /**
   * What both say of B observations.
   *
   * @param policy float32 of shape (B, number of the policy's parameters)
   * @param value float32 of shape (B)
   */
  record Output(Tensor policy, Tensor value) {}

  /**
   * Returns the parameters of the policy.
   *
   * @param observation shape (B, D), of any dtype and on any device
   * @return float32 of shape (B, number of the policy's parameters)
   */
  Tensor policy(Tensor observation);

  /**
   * Returns V(s).
   *
   * @param observation shape (B, D), of any dtype and on any device
   * @return float32 of shape (B)
   */
  Tensor value(Tensor observation);

  /** Returns what {@link #policy} and {@link #value} do, at once. */
  default Output forward(Tensor observation) {
    return new Output(policy(observation), value(observation));
  }

  @Override
  void close();
}
