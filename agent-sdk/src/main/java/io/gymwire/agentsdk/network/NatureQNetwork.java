package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.network.ConvolutionLayer.Convolution;
import io.gymwire.protocol.space.Box;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The convolutional network for Q(s, a) from pictures of Mnih et al., "Human-level control through
 * deep reinforcement learning", Nature 518 (2015): 32 filters of 8x8 with stride 4, 64 of 4x4 with
 * stride 2, 64 of 3x3 with stride 1, then fully connected layers (512 units in the paper), all
 * rectified.
 *
 * <p>Pictures go to the device as uint8 and are divided by 255 there.
 */
public final class NatureQNetwork implements QNetwork {
  private static final List<Convolution> CONVOLUTIONS =
      List.of(new Convolution(32, 8, 4), new Convolution(64, 4, 2), new Convolution(64, 3, 1));

  static {
    Threads.prepare();
  }

  /**
   * How the network computes.
   *
   * @param precision of the numbers
   * @param format of pictures and weights in memory
   */
  public record Computation(Precision precision, PictureFormat format) {}

  private final int[] shape;
  private final Computation computation;
  private final Device device;
  private final ParameterVector parameters;
  private final List<ConvolutionLayer> convolutions = new ArrayList<>();
  private final List<LinearLayer> layers = new ArrayList<>();
  private final Scalar brightest = new Scalar(255.0);

  /**
   * Makes a network with the weights that PyTorch's {@code nn.Conv2d} and {@code nn.Linear} layers
   * have after {@code manual_seed(seed)}.
   *
   * @param space of observations: see {@link PictureStacks}
   * @param hiddenSizes the units of each fully connected layer but the last
   * @param actions how many actions there are
   * @param computation precision and memory format
   * @param seed of the weights; generators elsewhere are left alone
   * @param device where it runs
   */
  public NatureQNetwork(
      Box space,
      List<Integer> hiddenSizes,
      int actions,
      Computation computation,
      long seed,
      Device device) {
    this.shape = space.shape();
    this.computation = computation;
    this.device = device;
    List<Integer> sizes = new ArrayList<>(hiddenSizes);
    sizes.add(0, features());
    sizes.add(actions);
    parameters = new ParameterVector(count(sizes), device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      UniformWeights weights = new UniformWeights(seed);
      int channels = shape[0];
      for (Convolution form : CONVOLUTIONS) {
        convolutions.add(
            ConvolutionLayer.create(parameters, channels, form, computation.format, weights));
        channels = form.filters();
      }
      for (int i = 1; i < sizes.size(); i++) {
        layers.add(LinearLayer.create(parameters, sizes.get(i - 1), sizes.get(i), weights));
      }
    }
  }

  @Override
  public Tensor forward(Tensor observation) {
    Tensor pictures =
        observation.to(device, observation.scalar_type()).view(-1, shape[0], shape[1], shape[2]);
    Precision precision = computation.precision;
    Tensor x = precision.of(computation.format.of(pictures)).div_(brightest);
    for (ConvolutionLayer layer : convolutions) {
      x = layer.forward(x, precision).relu_();
    }
    x = x.flatten(1, -1);
    for (LinearLayer layer : layers.subList(0, layers.size() - 1)) {
      x = layer.forward(x, precision).relu_();
    }
    // Actions often differ by less than bfloat16 can tell: what compares them is always float32.
    return layers.get(layers.size() - 1).forward(x.to(ScalarType.Float), Precision.FLOAT32);
  }

  @Override
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public void close() {
    convolutions.forEach(layer -> layer.bias().close());
    layers.forEach(layer -> layer.bias().close());
    parameters.close();
  }

  /** Returns the number of values that the convolutions make of an observation. */
  private int features() {
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

  private long count(List<Integer> sizes) {
    long count = 0;
    int channels = shape[0];
    for (Convolution form : CONVOLUTIONS) {
      count += form.parameters(channels);
      channels = form.filters();
    }
    for (int i = 1; i < sizes.size(); i++) {
      count += (sizes.get(i - 1) + 1L) * sizes.get(i);
    }
    return count;
  }
}
