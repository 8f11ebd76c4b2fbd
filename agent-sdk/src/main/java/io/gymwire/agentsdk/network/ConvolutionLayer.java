package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution without padding, with weight of shape (out, in, size, size) and bias of shape
 * (out).
 */
record ConvolutionLayer(Tensor weight, TensorOptional bias, Convolution form) {
  private static final long[] NO_PADDING = {0, 0};
  private static final long[] NO_DILATION = {1, 1};

  /** The form of a convolution: filters, their size, and the stride. */
  record Convolution(int filters, int size, int stride) {
    /** Returns the height or width of the output. */
    int outputLength(int inputLength) {
      return (inputLength - size) / stride + 1;
    }
  }

  static ConvolutionLayer create(
      Parameters parameters,
      int channels,
      Convolution form,
      PictureFormat format,
      InitialWeights weights) {
    Tensor weight = format.weight(parameters, form.filters, channels, form.size);
    Tensor bias = parameters.add(form.filters);
    weights.fill(weight, bias);
    return new ConvolutionLayer(weight, parameters.optional(bias), form);
  }

  /** Returns (B, out, H', W') for x of shape (B, in, H, W) in {@code precision}. */
  Tensor forward(Tensor x, Precision precision) {
    return torch.conv2d(
        x,
        precision.parameter(weight),
        precision.parameter(bias),
        new long[] {form.stride, form.stride},
        NO_PADDING,
        NO_DILATION,
        1);
  }

  Operation describe(TensorNames names) {
    return Operation.convolution(names.of(weight), names.of(bias.get()), form.stride);
  }
}
