package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How far predictions are from their targets. */
public enum LossFunction {
  /** The squared error. */
  MSE {
    @Override
    public Tensor apply(Tensor prediction, Tensor target) {
      return torch.mse_loss(prediction, target);
    }

    @Override
    public Tensor each(Tensor prediction, Tensor target) {
      return torch.mse_loss(prediction, target, WITHOUT_MEAN);
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

    @Override
    public Tensor each(Tensor prediction, Tensor target) {
      return torch.smooth_l1_loss(prediction, target, WITHOUT_MEAN, 1);
    }
  };

  /** Libtorch's number for a reduction that leaves every element as it is. */
  private static final long WITHOUT_MEAN = 0;

  /**
   * Returns the mean over the batch, a scalar; gradients flow to {@code prediction}, and to {@code
   * target} unless it is detached.
   */
  public abstract Tensor apply(Tensor prediction, Tensor target);

  /** Returns what {@link #apply} is the mean of, in the shape of {@code prediction}. */
  public abstract Tensor each(Tensor prediction, Tensor target);
}
