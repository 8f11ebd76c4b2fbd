package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * All of a network but its last layer: an encoder that suits the observations and hidden layers.
 */
final class Body {
  private final Device device;
  private final Encoder encoder;
  private final HiddenLayers hidden;

  Body(NetworkForm form, Parameters parameters, LayerWeights weights) {
    device = parameters.device();
    encoder = Encoders.of(form.rows(), form.computation(), parameters, weights.inside());
    hidden =
        new HiddenLayers(
            encoder.features(),
            form.hiddenSizes(),
            form.activation(),
            encoder.precision(),
            parameters,
            weights.inside());
  }

  int outputs() {
    return hidden.outputs();
  }

  /** Returns float32 of shape (B, outputs) for observations of shape (B, D) on any device. */
  Tensor forward(Tensor observation) {
    Tensor rows = observation.to(device, observation.scalar_type());
    return hidden.forward(encoder.forward(rows)).to(ScalarType.Float);
  }

  List<Operation> describe(TensorNames names) {
    return Operation.sequence(encoder.describe(names), hidden.describe(names));
  }
}
