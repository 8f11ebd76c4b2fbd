package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.network.ConvolutionLayer.Convolution;
import io.gymwire.agentsdk.observation.PictureShape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The convolutions of Mnih et al., "Human-level control through deep reinforcement learning",
 * Nature 518 (2015): 32 filters of 8x8 with stride 4, 64 of 4x4 with stride 2, 64 of 3x3 with
 * stride 1, all rectified.
 *
 * <p>Pictures that come as uint8 are divided by 255 on the device; float32 are taken as they are.
 */
final class PictureEncoder implements Encoder {
  private static final List<Convolution> CONVOLUTIONS =
      List.of(new Convolution(32, 8, 4), new Convolution(64, 4, 2), new Convolution(64, 3, 1));

  private static final double BRIGHTEST = 255;

  private final PictureShape shape;
  private final boolean bytes;
  private final Computation computation;
  private final List<ConvolutionLayer> layers = new ArrayList<>();
  private final Scalar brightest;

  /**
   * Makes the convolutions.
   *
   * @param shape of the observations
   * @param bytes whether they come as uint8
   */
  PictureEncoder(
      PictureShape shape,
      boolean bytes,
      Computation computation,
      Parameters parameters,
      InitialWeights weights) {
    this.shape = shape;
    this.bytes = bytes;
    this.computation = computation;
    brightest = parameters.keep(new Scalar(BRIGHTEST));
    int channels = shape.channels();
    for (Convolution form : CONVOLUTIONS) {
      layers.add(
          ConvolutionLayer.create(parameters, channels, form, computation.format(), weights));
      channels = form.filters();
    }
  }

  @Override
  public int features() {
    int height = shape.height();
    int width = shape.width();
    int channels = shape.channels();
    for (Convolution form : CONVOLUTIONS) {
      height = form.outputLength(height);
      width = form.outputLength(width);
      channels = form.filters();
    }
    return channels * height * width;
  }

  @Override
  public Precision precision() {
    return computation.precision();
  }

  @Override
  public Tensor forward(Tensor rows) {
    Tensor x = precision().of(computation.format().of(channelsFirst(rows)));
    if (!rows.is_floating_point()) {
      x = x.div_(brightest);
    }
    for (ConvolutionLayer layer : layers) {
      x = layer.forward(x, precision()).relu_();
    }
    return x.flatten(1, -1);
  }

  @Override
  public List<Operation> describe(TensorNames names) {
    List<Operation> described = new ArrayList<>();
    described.add(
        Operation.reshape(shape.frames(), shape.height(), shape.width(), shape.colours()));
    described.add(Operation.permute(0, 1, 4, 2, 3));
    described.add(Operation.reshape(shape.channels(), shape.height(), shape.width()));
    if (bytes) {
      described.add(Operation.divide(BRIGHTEST));
    }
    for (ConvolutionLayer layer : layers) {
      described.add(layer.describe(names));
      described.add(Operation.relu());
    }
    described.add(Operation.reshape(features()));
    return described;
  }

  /** Returns (N, channels, height, width); of one frame or one colour without a copy. */
  private Tensor channelsFirst(Tensor rows) {
    return rows.view(-1, shape.frames(), shape.height(), shape.width(), shape.colours())
        .permute(0, 1, 4, 2, 3)
        .reshape(-1, shape.channels(), shape.height(), shape.width());
  }
}
