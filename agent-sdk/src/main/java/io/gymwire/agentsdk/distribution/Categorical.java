package io.gymwire.agentsdk.distribution;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One of n actions, with the probabilities softmax(logits). */
final class Categorical implements Distribution {
  private final Tensor logProbabilities; // (B, n)

  /** Makes one from logits of shape (B, n); minus infinity forbids an action. */
  Categorical(Tensor logits) {
    logProbabilities = logits.log_softmax(1);
  }

  @Override
  public void sample(Pcg64 random, NdArray actions) {
    sample(random, actions, 0);
  }

  @Override
  public void mode(NdArray actions) {
    mode(actions, 0);
  }

  @Override
  public Tensor logProbability(Tensor actions) {
    Tensor index = actions.to(logProbabilities.device(), ScalarType.Long);
    return logProbabilities.gather(1, index).squeeze(1);
  }

  @Override
  public Tensor entropy() {
    // 0 times minus infinity would be NaN, also in the gradient.
    Tensor finite = logProbabilities.clamp_min(new Scalar(-Float.MAX_VALUE));
    return logProbabilities.exp().mul(finite).sum(1).neg();
  }

  /** Draws into element {@code element} of every action, by inverting the cumulative sum. */
  void sample(Pcg64 random, NdArray actions, int element) {
    float[] all = Tensors.floats(logProbabilities);
    int choices = all.length / actions.length(0);
    for (int row = 0; row < actions.length(0); row++) {
      double left = random.nextDouble();
      int chosen = -1;
      // Rounding may leave some of the unit after the last: then it is the last possible action.
      for (int choice = 0; choice < choices && left >= 0; choice++) {
        double probability = Math.exp(all[row * choices + choice]);
        chosen = probability > 0 ? choice : chosen;
        left -= probability;
      }
      set(actions, row, element, chosen);
    }
  }

  /** Puts the likeliest choice into element {@code element} of every action. */
  void mode(NdArray actions, int element) {
    float[] all = Tensors.floats(logProbabilities);
    int choices = all.length / actions.length(0);
    for (int row = 0; row < actions.length(0); row++) {
      int chosen = -1;
      float best = Float.NEGATIVE_INFINITY;
      for (int choice = 0; choice < choices; choice++) {
        float candidate = all[row * choices + choice];
        if (candidate > best) {
          best = candidate;
          chosen = choice;
        }
      }
      set(actions, row, element, chosen);
    }
  }

  private static void set(NdArray actions, int row, int element, int chosen) {
    if (chosen < 0) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "row %d has no possible action: its mask forbids all, or the network's outputs are NaN"
              .formatted(row));
    }
    actions.setLong(row * actions.length(1) + element, chosen);
  }
}
