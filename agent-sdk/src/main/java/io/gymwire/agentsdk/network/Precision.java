package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The numbers that a network computes with. Weights, gradients and optimiser are float32 either
 * way, so that small changes add up.
 */
public enum Precision {
  /** IEEE single precision. */
  FLOAT32 {
    @Override
    ScalarType type() {
      return ScalarType.Float;
    }

    @Override
    Tensor parameter(Tensor weight) {
      return weight;
    }

    @Override
    TensorOptional parameter(TensorOptional bias) {
      return bias;
    }
  },
  /**
   * The upper half of float32, with 8 bits of significand: faster on processors with instructions
   * for it.
   */
  BFLOAT16 {
    @Override
    ScalarType type() {
      return ScalarType.BFloat16;
    }

    @Override
    Tensor parameter(Tensor weight) {
      return of(weight);
    }

    @Override
    TensorOptional parameter(TensorOptional bias) {
      return new TensorOptional(of(bias.get()));
    }
  };

  /**
   * Asked for when something is computed: a command that only names precisions needs no libtorch.
   */
  abstract ScalarType type();

  /** Returns {@code tensor} in this precision; gradients flow through the conversion. */
  Tensor of(Tensor tensor) {
    return tensor.to(type());
  }

  /** Returns a float32 weight in this precision. */
  abstract Tensor parameter(Tensor weight);

  /** Returns a float32 bias in this precision. */
  abstract TensorOptional parameter(TensorOptional bias);
}
