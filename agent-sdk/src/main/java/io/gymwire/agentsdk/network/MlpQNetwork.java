package io.gymwire.agentsdk.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A multilayer perceptron for Q(s, a): fully connected layers with an activation between them. */
public final class MlpQNetwork implements QNetwork {
  static {
    Threads.prepare();
  }

  private final Activation activation;
  private final Device device;
  private final ParameterVector parameters;
  private final List<LinearLayer> layers = new ArrayList<>();

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
      UniformWeights weights = new UniformWeights(seed);
      for (int i = 1; i < sizes.size(); i++) {
        layers.add(LinearLayer.create(parameters, sizes.get(i - 1), sizes.get(i), weights));
      }
    }
  }

  @Override
  public Tensor forward(Tensor observation) {
    Tensor x = observation.to(device, ScalarType.Float);
    for (int i = 0; i < layers.size() - 1; i++) {
      x = activation.apply(layers.get(i).forward(x, Precision.FLOAT32));
    }
    return layers.get(layers.size() - 1).forward(x, Precision.FLOAT32);
  }

  @Override
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public void close() {
    layers.forEach(layer -> layer.bias().close());
    parameters.close();
  }
}
