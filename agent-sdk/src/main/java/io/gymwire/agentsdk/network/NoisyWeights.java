package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * What a noisy layer learns: the means of its weights and biases, and by how much noise moves them.
 * The means are called as another layer's weight and bias are, for that is how they act without
 * noise.
 */
record NoisyWeights(LinearLayer mu, LinearLayer sigma) {
  /**
   * Makes means as {@code weights} gives them times {@code scale}, and every sigma {@code sigma}.
   */
  static NoisyWeights create(
      Parameters parameters,
      long in,
      long out,
      InitialWeights weights,
      double scale,
      double sigma) {
    LinearLayer mu =
        LinearLayer.create(
            parameters,
            in,
            out,
            (weight, bias) -> {
              weights.fill(weight, bias);
              multiply(weight, scale);
              multiply(bias, scale);
            });
    LinearLayer deviation =
        LinearLayer.of(
            parameters,
            parameters.addToLayer("weight_sigma", out, in),
            parameters.addToLayer("bias_sigma", out),
            (weight, bias) -> {
              weight.fill_(new Scalar(sigma));
              bias.fill_(new Scalar(sigma));
            });
    return new NoisyWeights(mu, deviation);
  }

  private static void multiply(Tensor values, double factor) {
    if (factor != 1) {
      values.mul_(new Scalar(factor));
    }
  }
}
