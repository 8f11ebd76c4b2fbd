package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Turns pictures into what a convolution takes, as torchvision's {@code ToTensor}: float32,
 * channels first, bytes scaled to [0, 1]. Shape (height, width, channels) becomes (channels,
 * height, width), and (height, width) becomes (1, height, width).
 */
final class TransformToTensor extends EnvironmentWrapper {
  private final int channels;
  private final int pixels;
  private final float scale;
  private final Space space;
  private final NdArray tensor;

  TransformToTensor(Environment environment, Box pictures) {
    super(environment);
    int[] shape = pictures.shape();
    this.channels = shape.length == 3 ? shape[2] : 1;
    this.pixels = shape[0] * shape[1];
    this.scale = pictures.dtype() == DType.UINT8 ? 255 : 1;
    this.tensor = NdArray.zeros(DType.FLOAT32, channels, shape[0], shape[1]);
    this.space =
        Box.of(bound(pictures.low()), bound(pictures.high()), DType.FLOAT32, tensor.shape());
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = super.reset(seed, options);
    return new Reset(transform((NdArray) reset.observation()), reset.info());
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    return new Step(
        transform((NdArray) step.observation()),
        step.reward(),
        step.terminated(),
        step.truncated(),
        step.info());
  }

  @Override
  void save(StateOutput out) {
    // It remembers nothing.
  }

  @Override
  void restore(StateInput in) {
    // It remembers nothing.
  }

  /** Returns a bound of pictures as one of tensors; one number may stand for all. */
  private NdArray bound(NdArray values) {
    return values.rank() == 0
        ? NdArray.scalar(values.getFloat(0) / scale)
        : transform(values).copy();
  }

  private NdArray transform(NdArray picture) {
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        float value = picture.getFloat(pixel * channels + channel) / scale;
        tensor.setDouble(channel * pixels + pixel, value);
      }
    }
    return tensor;
  }
}
