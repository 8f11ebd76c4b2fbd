package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;

/** The numbers with which a network's layers begin. */
public interface InitialWeights {
  /**
   * Fills {@code weight}, of shape (out, in, ...), and {@code bias}, of shape (out), of the next
   * layer; not for gradients to see.
   */
  void fill(Tensor weight, Tensor bias);
}
