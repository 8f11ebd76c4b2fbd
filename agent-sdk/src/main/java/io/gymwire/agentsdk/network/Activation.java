package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;

/** The function between the layers of a network. */
public enum Activation {
  /** max(0, x). */
  RELU {
    @Override
    Tensor apply(Tensor x) {
      return x.relu();
    }
  },
  /** The hyperbolic tangent. */
  TANH {
    @Override
    Tensor apply(Tensor x) {
      return x.tanh();
    }
  };

  abstract Tensor apply(Tensor x);
}
