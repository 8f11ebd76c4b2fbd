package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** Fully connected layers, each with an activation behind it. */
public final class HiddenLayers {
  private final List<Layer> layers = new ArrayList<>();
  private final Activation activation;
  private final Precision precision;
  private final int outputs;

  /**
   * Makes the layers.
   *
   * @param inputs how many features come in
   * @param sizes the units of each layer; none: what comes in goes out
   * @param activation behind each layer
   * @param precision of the computation
   * @param parameters receives the layers'
   * @param weights of the layers at first
   */
  public HiddenLayers(
      int inputs,
      List<Integer> sizes,
      Activation activation,
      Precision precision,
      Parameters parameters,
      InitialWeights weights) {
    this(
        inputs,
        sizes,
        activation,
        precision,
        (in, out) -> LinearLayer.create(parameters, in, out, weights));
  }

  HiddenLayers(
      int inputs,
      List<Integer> sizes,
      Activation activation,
      Precision precision,
      LayerMaker maker) {
    this.activation = activation;
    this.precision = precision;
    int in = inputs;
    for (int out : sizes) {
      layers.add(maker.make(in, out));
      in = out;
    }
    outputs = in;
  }

  /** Returns how many features go out. */
  public int outputs() {
    return outputs;
  }

  /** Returns shape (B, outputs) for {@code x} of shape (B, inputs). */
  public Tensor forward(Tensor x) {
    Tensor y = precision.of(x);
    for (Layer layer : layers) {
      y = activation.apply(layer.forward(y, precision));
    }
    return y;
  }

  /** Returns what {@link #forward} does without noise. */
  public List<Operation> describe(TensorNames names) {
    return layers.stream()
        .flatMap(layer -> Stream.of(layer.describe(names), activation.describe()))
        .toList();
  }
}
