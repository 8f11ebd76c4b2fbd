package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.protocol.random.Pcg64;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A Q-network for any observations: an encoder that suits them, hidden layers, and one stream or
 * two that value each action.
 */
public final class FeedforwardQNetwork implements QNetwork {
  private final Device device;
  private final Encoder encoder;
  private final HiddenLayers trunk;
  private final ValueHead head;
  private final List<NoisyLayer> noisyLayers = new ArrayList<>();
  private final ParameterVector parameters;

  /**
   * Makes a network of one stream, without noise, with a value for each action.
   *
   * @see #FeedforwardQNetwork(ObservationRows, QNetworkForm, Computation, long, Device)
   */
  public FeedforwardQNetwork(
      ObservationRows rows,
      List<Integer> hiddenSizes,
      Activation activation,
      int actions,
      Computation computation,
      long seed,
      Device device) {
    this(rows, QNetworkForm.plain(hiddenSizes, activation, actions), computation, seed, device);
  }

  /**
   * Makes a network with the weights that PyTorch's {@code nn.Conv2d} and {@code nn.Linear} layers
   * have after {@code manual_seed(seed)}.
   *
   * @param rows the observations
   * @param form what is behind the encoder
   * @param computation how pictures are computed with, the hidden layers behind them included
   * @param seed of the weights; generators elsewhere are left alone
   * @param device where it runs
   */
  public FeedforwardQNetwork(
      ObservationRows rows, QNetworkForm form, Computation computation, long seed, Device device) {
    this.device = device;
    Parameters all = new Parameters(device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      UniformWeights weights = new UniformWeights(seed);
      LayerMaker maker = (in, out) -> keep(form.layer(all, in, out, weights));
      encoder = Encoders.of(rows, computation, all, weights);
      trunk = layers(encoder.features(), form.trunkSizes(), form, maker);
      head = head(form, all, maker);
      parameters = all.together();
    }
  }

  private Layer keep(Layer layer) {
    if (layer instanceof NoisyLayer noisy) {
      noisyLayers.add(noisy);
    }
    return layer;
  }

  private ValueHead head(QNetworkForm form, Parameters parameters, LayerMaker maker) {
    int ofActions = form.actions() * form.numbers();
    if (!form.dueling()) {
      return stream(ofActions, form, maker);
    }
    parameters.begin("value");
    ValueHead value = stream(form.numbers(), form, maker);
    parameters.begin("advantage");
    return new DuelingHead(value, stream(ofActions, form, maker), form.actions());
  }

  private ValueStream stream(int outputs, QNetworkForm form, LayerMaker maker) {
    HiddenLayers hidden = layers(trunk.outputs(), form.streamSizes(), form, maker);
    return new ValueStream(hidden, maker.make(hidden.outputs(), outputs));
  }

  private HiddenLayers layers(
      int inputs, List<Integer> sizes, QNetworkForm form, LayerMaker maker) {
    return new HiddenLayers(inputs, sizes, form.activation(), encoder.precision(), maker);
  }

  @Override
  public Tensor forward(Tensor observation) {
    Tensor rows = observation.to(device, observation.scalar_type());
    return head.forward(trunk.forward(encoder.forward(rows)));
  }

  @Override
  public void drawNoise(Pcg64 generator) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      noisyLayers.forEach(layer -> layer.draw(generator));
    }
  }

  @Override
  public void silence() {
    noisyLayers.forEach(NoisyLayer::silence);
  }

  @Override
  public Optional<List<Operation>> describe(TensorNames names) {
    try (PointerScope scope = new PointerScope()) {
      return Optional.of(
          Operation.sequence(encoder.describe(names), trunk.describe(names), head.describe(names)));
    }
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
