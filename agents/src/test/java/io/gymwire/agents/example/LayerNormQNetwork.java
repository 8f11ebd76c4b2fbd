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

/** A Q-network of normalised layers, for vectors. */
public final class LayerNormQNetwork implements QNetwork {
  private final Device device;
  private final LayerNormLayers layers;
  private final ParameterVector parameters;

  /** Makes one; see {@link io.gymwire.agentsdk.network.QNetworkMaker}. */
  public LayerNormQNetwork(
      ObservationRows rows, int actions, int numbers, long seed, Device device) {
    this.device = device;
    Parameters all = new Parameters(device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      UniformWeights weights = new UniformWeights(seed);
      layers = new LayerNormLayers(all, weights, rows.size(), (long) actions * numbers);
      parameters = all.together();
    }
  }

  @Override
  public Tensor forward(Tensor observation) {
    return layers.forward(observation.to(device, observation.scalar_type()));
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
