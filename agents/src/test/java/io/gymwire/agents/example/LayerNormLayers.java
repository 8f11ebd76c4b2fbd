package io.gymwire.agents.example;

import io.gymwire.agentsdk.network.Parameters;
import io.gymwire.agentsdk.network.UniformWeights;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Two hidden layers, each of them normalised, and a last: Ba et al., "Layer Normalization" (2016).
 */
final class LayerNormLayers {
  private static final long UNITS = 64;

  private final Linear first;
  private final Linear second;
  private final Linear last;

  /** y = x W^T + b. */
  private record Linear(Tensor weight, Tensor bias) {
    Tensor forward(Tensor x) {
      return torch.linear(x, weight, new TensorOptional(bias));
    }
  }

  LayerNormLayers(Parameters parameters, UniformWeights weights, long inputs, long outputs) {
    first = linear(parameters, weights, inputs, UNITS);
    second = linear(parameters, weights, UNITS, UNITS);
    last = linear(parameters, weights, UNITS, outputs);
  }

  private static Linear linear(Parameters parameters, UniformWeights weights, long in, long out) {
    Linear layer = new Linear(parameters.add(out, in), parameters.add(out));
    weights.fill(layer.weight, layer.bias);
    return layer;
  }

  /** Returns shape (B, outputs) for observations of shape (B, inputs). */
  Tensor forward(Tensor observation) {
    return last.forward(hidden(second, hidden(first, observation.to(ScalarType.Float))));
  }

  private static Tensor hidden(Linear layer, Tensor x) {
    return torch.layer_norm(layer.forward(x), UNITS).relu();
  }
}
