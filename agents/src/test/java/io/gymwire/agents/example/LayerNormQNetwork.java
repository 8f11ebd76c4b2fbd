package io.gymwire.agents.example;

import io.gymwire.agentsdk.network.ParameterVector;
import io.gymwire.agentsdk.network.Parameters;
import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.UniformWeights;
import io.gymwire.agentsdk.observation.ObservationRows;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A Q-network for vectors with two hidden layers, each of them normalised: Ba et al., "Layer
 * Normalization" (2016).
 */
public final class LayerNormQNetwork implements QNetwork {
  private static final long UNITS = 64;

  private final Device device;
  private final ParameterVector parameters;
  private final Linear first;
  private final Linear second;
  private final Linear last;

  /** y = x W^T + b. */
  private record Linear(Tensor weight, Tensor bias) {
    Tensor forward(Tensor x) {
      return torch.linear(x, weight, new TensorOptional(bias));
    }
  }

  /** Makes one; see {@link io.gymwire.agentsdk.network.QNetworkMaker}. */
  public LayerNormQNetwork(
      ObservationRows rows, int actions, int numbers, long seed, Device device) {
    this.device = device;
    Parameters all = new Parameters(device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      UniformWeights weights = new UniformWeights(seed);
      first = linear(all, weights, rows.size(), UNITS);
      second = linear(all, weights, UNITS, UNITS);
      last = linear(all, weights, UNITS, (long) actions * numbers);
      parameters = all.together();
    }
  }

  private static Linear linear(Parameters all, UniformWeights weights, long in, long out) {
    Linear layer = new Linear(all.add(out, in), all.add(out));
    weights.fill(layer.weight, layer.bias);
    return layer;
  }

  @Override
  public Tensor forward(Tensor observation) {
    Tensor x = observation.to(device, ScalarType.Float);
    return last.forward(hidden(second, hidden(first, x)));
  }

  private static Tensor hidden(Linear layer, Tensor x) {
    return torch.layer_norm(layer.forward(x), UNITS).relu();
  }

  @Override
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
