package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.distribution.Distribution;
import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Small computations that several algorithms share. */
final class Statistics {
  private Statistics() {}

  static Distribution distribution(
      DistributionFamily family, Tensor parameters, Optional<Tensor> mask) {
    return mask.isPresent() ? family.of(parameters, mask.get()) : family.of(parameters);
  }

  /** Returns the batch's advantages, normalised or as they are. */
  static Tensor advantage(RolloutBatch batch, boolean normalize) {
    return normalize ? normalized(batch.advantage()) : batch.advantage();
  }

  /** Returns (x - mean) / (deviation + 1e-8) of a vector; one number alone stays as it is. */
  static Tensor normalized(Tensor vector) {
    if (vector.numel() < 2) {
      return vector;
    }
    return vector.sub(vector.mean()).div(vector.std().add(new Scalar(1e-8)));
  }

  /**
   * Returns 1 - Var(R - V) / Var(R): 1 if the critic knew all returns, 0 if it knew no more than
   * their mean; 0 also where all returns are equal.
   */
  static double explainedVariance(RolloutBatch batch) {
    if (batch.rows() < 2) {
      return 0;
    }
    double variance = batch.returns().var().item_float();
    double unexplained = batch.returns().sub(batch.value()).var().item_float();
    return variance > 0 ? 1 - unexplained / variance : 0;
  }

  /** Returns the numbers from 0 to {@code count - 1} in random order (Fisher and Yates). */
  static NdArray permutation(Pcg64 random, int count) {
    NdArray order = NdArray.zeros(DType.INT64, count);
    for (int i = 0; i < count; i++) {
      int other = (int) random.integers(i + 1);
      order.setLong(i, order.getLong(other));
      order.setLong(other, i);
    }
    return order;
  }
}
