package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;

/** The names that a network's parameters have in files, such as {@code dqn/network.0.weight}. */
@FunctionalInterface
public interface TensorNames {
  /**
   * Returns the name of {@code parameter}.
   *
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if it is none of the
   *     network's
   */
  String of(Tensor parameter);
}
