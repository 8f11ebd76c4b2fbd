package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A layer y = x W^T + b, with weight W of shape (out, in) and bias b of shape (out). */
record LinearLayer(Tensor weight, TensorOptional bias) implements Layer {
  static LinearLayer create(Parameters parameters, long in, long out, InitialWeights weights) {
    return of(parameters, parameters.add(out, in), parameters.add(out), weights);
  }

  /** Makes one of two new parameters. */
  static LinearLayer of(Parameters parameters, Tensor weight, Tensor bias, InitialWeights weights) {
    weights.fill(weight, bias);
    return new LinearLayer(weight, parameters.optional(bias));
  }

  @Override
  public Tensor forward(Tensor x, Precision precision) {
    return torch.linear(x, precision.parameter(weight), precision.parameter(bias));
  }

  @Override
  public Operation describe(TensorNames names) {
    return Operation.linear(names.of(weight), names.of(bias.get()));
  }
}
