package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A layer y = x W^T + b, with weight W of shape (out, in) and bias b of shape (out). */
record LinearLayer(Tensor weight, TensorOptional bias) {
  static LinearLayer create(ParameterVector parameters, long in, long out, UniformWeights weights) {
    Tensor weight = parameters.allocate(out, in);
    Tensor bias = parameters.allocate(out);
    weights.fill(weight, bias);
    return new LinearLayer(weight, new TensorOptional(bias).retainReference());
  }

  /** Returns y of shape (B, out) for x of shape (B, in) in {@code precision}. */
  Tensor forward(Tensor x, Precision precision) {
    return torch.linear(x, precision.parameter(weight), precision.parameter(bias));
  }
}
