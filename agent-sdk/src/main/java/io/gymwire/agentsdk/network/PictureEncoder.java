package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.network.ConvolutionLayer.Convolution;
import io.gymwire.protocol.space.Box;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The convolutions of Mnih et al., "Human-level control through deep reinforcement learning",
 * Nature 518 (2015): 32 filters of 8x8 with stride 4, 64 of 4x4 with stride 2, 64 of 3x3 with
 * stride 1, all rectified.
 *
 * <p>Pictures come as uint8 and are divided by 255 on the device.
 */
final class PictureEncoder implements Encoder {
  private static final List<Convolution> CONVOLUTIONS =
      List.of(new Convolution(32, 8, 4), new Convolution(64, 4, 2), new Convolution(64, 3, 1));

  private final int[] shape;
  private final Computation computation;
  private final List<ConvolutionLayer> layers = new ArrayList<>();
  private final Scalar brightest;

  /**
   * Makes the convolutions.
   *
   * @param space of observations: see {@link io.gymwire.agentsdk.observation.PictureStacks}
   */
  PictureEncoder(
      Box space, Computation computation, Parameters parameters, InitialWeights weights) {
    this.shape = space.shape();
    this.computation = computation;
    brightest = parameters.keep(new Scalar(255.0));
    int channels = shape[0];
    for (Convolution form : CONVOLUTIONS) {
      layers.add(
          ConvolutionLayer.create(parameters, channels, form, computation.format(), weights));
      channels = form.filters();
    }
  }

  @Override
  public int features() {
    int height = shape[1];
    int width = shape[2];
    int channels = shape[0];
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
    Tensor pictures = rows.view(-1, shape[0], shape[1], shape[2]);
    Tensor x = precision().of(computation.format().of(pictures)).div_(brightest);
    for (ConvolutionLayer layer : layers) {
      x = layer.forward(x, precision()).relu_();
    }
    return x.flatten(1, -1);
  }
}
