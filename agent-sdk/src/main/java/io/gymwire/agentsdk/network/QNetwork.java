package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.random.Pcg64;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * A network Q(s, a; theta): from a batch of observations to the value of each action, or to K
 * numbers that tell its distribution.
 */
public interface QNetwork extends AutoCloseable {

  /**
   * Returns the action values, or of each action the numbers of its distribution, side by side.
   *
   * @param observation shape (B, D), of any dtype and on any device
   * @return float32 of shape (B, number of actions * K); K is 1 for values
   */
  Tensor forward(Tensor observation);

  /** Returns theta. */
  ParameterVector parameters();

  /**
   * Returns what {@link #forward} does without noise, from observations as the environment has
   * them, for other programs; nothing if the network does not say.
   *
   * @param names of the parameters
   */
  default Optional<List<Operation>> describe(TensorNames names) {
    return Optional.empty();
  }

  /**
   * Draws the noise of the weights that have some (Fortunato et al. 2018); it stays until the next
   * draw.
   */
  default void drawNoise(Pcg64 generator) {}

  /** Takes the noise away until the next draw, as at first: weights are their means. */
  default void silence() {}

  @Override
  void close();
}
