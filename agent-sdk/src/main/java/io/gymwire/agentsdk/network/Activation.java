package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import org.bytedeco.pytorch.Tensor;

/** The function between the layers of a network. */
public enum Activation {
  /** max(0, x). */
  RELU {
    @Override
    Tensor apply(Tensor x) {
      return x.relu();
    }

    @Override
    Operation describe() {
      return Operation.relu();
    }
  },
  /** The hyperbolic tangent. */
  TANH {
    @Override
    Tensor apply(Tensor x) {
      return x.tanh();
    }

    @Override
    Operation describe() {
      return Operation.tanh();
    }
  };

  abstract Tensor apply(Tensor x);

  abstract Operation describe();
}
