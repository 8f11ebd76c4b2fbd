package io.gymwire.agentsdk.distribution;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import org.bytedeco.pytorch.Tensor;

/**
 * Distributions over actions for a batch of B observations: pi(. | s).
 *
 * <p>Actions are arrays of shape (B, K), of the {@link DistributionFamily}'s dtype and size K. Its
 * tensors live as long as the pointer scope in which it was made.
 */
public interface Distribution {

  /**
   * Draws an action for each observation into {@code actions}, by {@code random} alone.
   *
   * @param actions shape (B, K)
   */
  void sample(Pcg64 random, NdArray actions);

  /**
   * Puts the likeliest action for each observation into {@code actions}.
   *
   * @param actions shape (B, K)
   */
  void mode(NdArray actions);

  /**
   * Returns log pi(a | s), for a density its logarithm; gradients flow to the network.
   *
   * @param actions shape (B, K), of the family's dtype
   * @return float32 of shape (B)
   */
  Tensor logProbability(Tensor actions);

  /**
   * Returns the entropy of each distribution, in nats; gradients flow to the network.
   *
   * @return float32 of shape (B)
   */
  Tensor entropy();
}
