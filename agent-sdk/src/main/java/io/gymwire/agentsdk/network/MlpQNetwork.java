package io.gymwire.agentsdk.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A multilayer perceptron for Q(s, a): fully connected layers with an activation between them. */
public final class MlpQNetwork implements QNetwork {
  static {
    Threads.prepare();
  }

  /** A layer y = x W^T + b, with weight W of shape (out, in) and bias b of shape (out). */
  private record Linear(Tensor weight, TensorOptional bias) {
    Tensor forward(Tensor x) {
      return torch.linear(x, weight, bias);
    }
  }

  private final Activation activation;
  private final Device device;
  private final ParameterVector parameters;
  private final List<Linear> layers = new ArrayList<>();

  /**
   * Makes a network with the weights that PyTorch's {@code nn.Linear} layers have after {@code
   * manual_seed(seed)}.
   *
   * @param observationSize D
   * @param hiddenSizes the units of each hidden layer
   * @param actions how many actions there are
   * @param activation between the layers
   * @param seed of the weights; generators elsewhere are left alone
   * @param device where it runs
   */
  public MlpQNetwork(
      int observationSize,
      List<Integer> hiddenSizes,
      int actions,
      Activation activation,
      long seed,
      Device device) {
    this.activation = activation;
    this.device = device;
    List<Integer> sizes = new ArrayList<>(hiddenSizes);
    sizes.add(0, observationSize);
    sizes.add(actions);
    long count = 0;
    for (int i = 1; i < sizes.size(); i++) {
      count += (sizes.get(i - 1) + 1L) * sizes.get(i);
    }
    parameters = new ParameterVector(count, device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      GeneratorOptional generator = new GeneratorOptional(torch.make_generator_cpu(seed));
      for (int i = 1; i < sizes.size(); i++) {
        layers.add(linear(sizes.get(i - 1), sizes.get(i), generator));
      }
    }
  }

  @Override
  public Tensor forward(Tensor observation) {
    Tensor x = observation.to(device, ScalarType.Float);
    for (int i = 0; i < layers.size() - 1; i++) {
      x = activation.apply(layers.get(i).forward(x));
    }
    return layers.get(layers.size() - 1).forward(x);
  }

  @Override
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public void close() {
    layers.forEach(layer -> layer.bias.close());
    parameters.close();
  }

  private Linear linear(int in, int out, GeneratorOptional generator) {
    double bound = 1 / Math.sqrt(in);
    Tensor weight = parameters.allocate(out, in);
    Tensor bias = parameters.allocate(out);
    weight.copy_(torch.empty(out, in).uniform_(-bound, bound, generator));
    bias.copy_(torch.empty(out).uniform_(-bound, bound, generator));
    return new Linear(weight, new TensorOptional(bias).retainReference());
  }
}
