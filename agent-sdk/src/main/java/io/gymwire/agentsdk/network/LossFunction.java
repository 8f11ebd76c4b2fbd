package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How far predictions are from their targets, as a mean over the batch. */
public enum LossFunction {
  /** The squared error. */
  MSE {
    @Override
    public Tensor apply(Tensor prediction, Tensor target) {
      return torch.mse_loss(prediction, target);
    }
  },
  /**
   * Half the squared error up to 1, beyond it the absolute error less a half (Huber 1964); its
   * gradient is at most 1.
   */
  HUBER {
    @Override
    public Tensor apply(Tensor prediction, Tensor target) {
      return torch.smooth_l1_loss(prediction, target);
    }
  };

  /**
   * Returns a scalar; gradients flow to {@code prediction}, and to {@code target} unless it is
   * detached.
   */
  public abstract Tensor apply(Tensor prediction, Tensor target);
}
