package io.gymwire.agents.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A network as one writes it by hand, each weight and bias a tensor of its own: chains of fully
 * connected layers, which {@link Snapshot#network} names.
 */
final class BareNetwork {
  private final Map<String, List<UnaryOperator<Tensor>>> chains = new LinkedHashMap<>();
  private final List<NoisyLayer> noisyLayers = new ArrayList<>();
  private final List<Tensor> parameters = new ArrayList<>();
  private final List<Tensor> first = new ArrayList<>();
  private final UnaryOperator<Tensor> activation;

  /**
   * Makes the network that {@code sections} are of.
   *
   * @param activation between the layers
   * @param noisy whether every second layer is the deviations of the one before it
   */
  BareNetwork(Map<String, List<Tensor>> sections, UnaryOperator<Tensor> activation, boolean noisy) {
    this.activation = activation;
    sections.forEach((name, tensors) -> chains.put(name, noisy ? noisy(tensors) : plain(tensors)));
  }

  private List<UnaryOperator<Tensor>> plain(List<Tensor> tensors) {
    List<UnaryOperator<Tensor>> layers = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i += 2) {
      layers.add(layer(tensors.get(i), tensors.get(i + 1)));
    }
    return layers;
  }

  private List<UnaryOperator<Tensor>> noisy(List<Tensor> tensors) {
    List<UnaryOperator<Tensor>> layers = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i += 4) {
      UnaryOperator<Tensor> mean = layer(tensors.get(i), tensors.get(i + 1));
      UnaryOperator<Tensor> deviation = layer(tensors.get(i + 2), tensors.get(i + 3));
      long out = tensors.get(i).size(0);
      long in = tensors.get(i).size(1);
      NoisyLayer layer = new NoisyLayer(mean, deviation, torch.zeros(in), torch.zeros(out));
      noisyLayers.add(layer);
      layers.add(layer);
    }
    return layers;
  }

  private UnaryOperator<Tensor> layer(Tensor weight, Tensor bias) {
    for (Tensor parameter : List.of(weight, bias)) {
      first.add(parameter.clone());
      parameters.add(parameter.requires_grad_(true));
    }
    TensorOptional optional = new TensorOptional(bias);
    return x -> torch.linear(x, weight, optional);
  }

  /** Returns {@code x} after the layers of a part, with activations between them. */
  Tensor chain(String name, Tensor x) {
    List<UnaryOperator<Tensor>> layers = chains.get(name);
    Tensor y = layers.get(0).apply(x);
    for (UnaryOperator<Tensor> layer : layers.subList(1, layers.size())) {
      y = layer.apply(activation.apply(y));
    }
    return y;
  }

  /** Returns {@code x} after the layers of a part, each with an activation behind it. */
  Tensor activated(String name, Tensor x) {
    return activation.apply(chain(name, x));
  }

  /** Draws noise: {@code source} gives that many numbers. */
  void draw(IntFunction<Tensor> source) {
    for (NoisyLayer layer : noisyLayers) {
      layer.ofInputs.copy_(source.apply((int) layer.ofInputs.numel()));
      layer.ofOutputs.copy_(source.apply((int) layer.ofOutputs.numel()));
    }
  }

  List<Tensor> parameters() {
    return parameters;
  }

  TensorVector parameterVector() {
    return new TensorVector(parameters.toArray(Tensor[]::new));
  }

  /** Makes the parameters what they were at first. */
  void restore() {
    try (NoGradGuard guard = new NoGradGuard()) {
      for (int i = 0; i < parameters.size(); i++) {
        parameters.get(i).copy_(first.get(i));
      }
    }
  }

  /** Factorised noise: mu x + (sigma (x * f(e_i))) * f(e_j). */
  private record NoisyLayer(
      UnaryOperator<Tensor> mean,
      UnaryOperator<Tensor> deviation,
      Tensor ofInputs,
      Tensor ofOutputs)
      implements UnaryOperator<Tensor> {
    @Override
    public Tensor apply(Tensor x) {
      return mean.apply(x).addcmul(deviation.apply(x.mul(ofInputs)), ofOutputs);
    }
  }
}
