package io.gymwire.agents.bench;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Steps of PyTorch's Adam down a loss. */
final class BareDescent {
  private final Supplier<Tensor> loss;
  private final TensorVector parameters;
  private final Adam optimizer;
  private final double maxNorm;
  private final int steps;

  /**
   * Makes a descent.
   *
   * @param maxNorm to which longer gradients are shortened; 0: none are
   * @param steps that one {@link #run} does
   */
  BareDescent(
      Supplier<Tensor> loss,
      TensorVector parameters,
      double learningRate,
      double maxNorm,
      int steps) {
    this.loss = loss;
    this.parameters = parameters;
    this.optimizer = new Adam(parameters, new AdamOptions(learningRate));
    this.maxNorm = maxNorm;
    this.steps = steps;
  }

  /** Does the steps, and tells the loss before each. */
  void run(Consumer<Tensor> losses) {
    for (int i = 0; i < steps; i++) {
      try (PointerScope scope = new PointerScope()) {
        Tensor now = loss.get();
        losses.accept(now);
        optimizer.zero_grad();
        now.backward();
        if (maxNorm > 0) {
          torch.clip_grad_norm_(parameters, maxNorm);
        }
        optimizer.step();
      }
    }
  }
}
