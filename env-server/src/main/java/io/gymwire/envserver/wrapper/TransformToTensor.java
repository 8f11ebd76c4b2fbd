package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.space.Box;

/**
 * Turns pictures into what a convolution takes, as torchvision's {@code ToTensor}: float32,
 * channels first, bytes scaled to [0, 1]. Shape (height, width, channels) becomes (channels,
 * height, width), and (height, width) becomes (1, height, width).
 */
final class TransformToTensor extends ObservationWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "TransformToTensor",
          "Turns pictures into float32 with channels first, bytes scaled to [0, 1].",
          (environment, arguments) ->
              new TransformToTensor(environment, arguments.pictures(environment)));

  private final NdArray tensor;

  private TransformToTensor(Environment environment, Box pictures) {
    super(environment, Box.of(transform(pictures.low()), transform(pictures.high())));
    this.tensor = zeros(pictures.shape());
  }

  @Override
  NdArray observe(NdArray observation) {
    transform(observation, tensor);
    return tensor;
  }

  private static NdArray transform(NdArray picture) {
    NdArray tensor = zeros(picture.shape());
    transform(picture, tensor);
    return tensor;
  }

  private static NdArray zeros(int[] shape) {
    return NdArray.zeros(DType.FLOAT32, shape.length == 3 ? shape[2] : 1, shape[0], shape[1]);
  }

  private static void transform(NdArray picture, NdArray tensor) {
    float scale = picture.dtype() == DType.UINT8 ? 255 : 1;
    int channels = tensor.length(0);
    int pixels = tensor.size() / channels;
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        float value = picture.getFloat(pixel * channels + channel) / scale;
        tensor.setDouble(channel * pixels + pixel, value);
      }
    }
  }
}
