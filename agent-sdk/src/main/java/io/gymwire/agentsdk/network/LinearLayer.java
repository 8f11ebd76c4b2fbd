package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A layer y = x W^T + b, with weight W of shape (out, in) and bias b of shape (out). */
record LinearLayer(Tensor weight, TensorOptional bias) implements Layer {
  static LinearLayer create(Parameters parameters, long in, long out, InitialWeights weights) {
    Tensor weight = parameters.add(out, in);
    Tensor bias = parameters.add(out);
    weights.fill(weight, bias);
    return new LinearLayer(weight, parameters.optional(bias));
  }

  @Override
  public Tensor forward(Tensor x, Precision precision) {
    return torch.linear(x, precision.parameter(weight), precision.parameter(bias));
  }
}
