package io.gymwire.agentsdk.distribution;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Independent normal distributions; {@code mean} and {@code logDeviation} have shape (B, K). */
record DiagonalGaussian(Tensor mean, Tensor logDeviation) implements Distribution {
  private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

  @Override
  public void sample(Pcg64 random, NdArray actions) {
    float[] means = Tensors.floats(mean);
    float[] logDeviations = Tensors.floats(logDeviation);
    for (int i = 0; i < means.length; i++) {
      actions.setDouble(i, means[i] + Math.exp(logDeviations[i]) * random.standardNormal());
    }
  }

  @Override
  public void mode(NdArray actions) {
    float[] means = Tensors.floats(mean);
    for (int i = 0; i < means.length; i++) {
      actions.setDouble(i, means[i]);
    }
  }

  /** Returns the sum of -((a - mean) / sigma)^2 / 2 - log sigma - log(2 pi) / 2. */
  @Override
  public Tensor logProbability(Tensor actions) {
    Tensor wanted = actions.to(mean.device(), ScalarType.Float);
    Tensor deviations = wanted.sub(mean).div(logDeviation.exp());
    return deviations
        .square()
        .div(new Scalar(-2.0))
        .sub(logDeviation)
        .sub(new Scalar(LOG_ROOT_TWO_PI))
        .sum(1);
  }

  /** Returns the sum of log sigma + (log(2 pi) + 1) / 2. */
  @Override
  public Tensor entropy() {
    return logDeviation.add(new Scalar(LOG_ROOT_TWO_PI + 0.5)).sum(1);
  }
}
