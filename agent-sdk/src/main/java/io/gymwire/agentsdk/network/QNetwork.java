package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;

/** A network Q(s, a; theta): from a batch of observations to the value of each action. */
public interface QNetwork extends AutoCloseable {

  /**
   * Returns the action values.
   *
   * @param observation shape (B, D), of any dtype and on any device
   * @return float32 of shape (B, number of actions)
   */
  Tensor forward(Tensor observation);

  /** Returns theta. */
  ParameterVector parameters();

  @Override
  void close();
}
