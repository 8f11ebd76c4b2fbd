package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.observation.ObservationRows;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A Q-network for any observations: an encoder that suits them, hidden layers, and a linear layer
 * that values each action.
 */
public final class FeedforwardQNetwork implements QNetwork {
  private final Device device;
  private final Encoder encoder;
  private final HiddenLayers hidden;
  private final LinearLayer values;
  private final ParameterVector parameters;

  /**
   * Makes a network with the weights that PyTorch's {@code nn.Conv2d} and {@code nn.Linear} layers
   * have after {@code manual_seed(seed)}.
   *
   * @param rows the observations
   * @param hiddenSizes the units of each hidden layer
   * @param activation behind each hidden layer
   * @param actions how many actions there are
   * @param computation how pictures are computed with, the hidden layers behind them included
   * @param seed of the weights; generators elsewhere are left alone
   * @param device where it runs
   */
  public FeedforwardQNetwork(
      ObservationRows rows,
      List<Integer> hiddenSizes,
      Activation activation,
      int actions,
      Computation computation,
      long seed,
      Device device) {
    this.device = device;
    Parameters all = new Parameters(device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      UniformWeights weights = new UniformWeights(seed);
      encoder = Encoders.of(rows, computation, all, weights);
      hidden =
          new HiddenLayers(
              encoder.features(), hiddenSizes, activation, encoder.precision(), all, weights);
      values = LinearLayer.create(all, hidden.outputs(), actions, weights);
      parameters = all.together();
    }
  }

  @Override
  public Tensor forward(Tensor observation) {
    Tensor rows = observation.to(device, observation.scalar_type());
    Tensor x = hidden.forward(encoder.forward(rows));
    // Actions often differ by less than bfloat16 can tell: what compares them is always float32.
    return values.forward(x.to(ScalarType.Float), Precision.FLOAT32);
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
