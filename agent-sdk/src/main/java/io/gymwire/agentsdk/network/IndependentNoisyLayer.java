package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.random.Pcg64;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A noisy layer with a draw for each weight and each bias. */
final class IndependentNoisyLayer implements NoisyLayer {
  private final NoisyWeights weights;
  private final NoiseVector ofWeights;
  private final NoiseVector ofBiases;
  private boolean silent = true;

  /**
   * Makes a layer with mu uniform within sqrt(3 / in), as in the paper.
   *
   * @param sigma of every weight and bias at first: 0.017 in the paper
   */
  IndependentNoisyLayer(
      Parameters parameters, long in, long out, double sigma, InitialWeights initial) {
    weights = NoisyWeights.create(parameters, in, out, initial, Math.sqrt(3), sigma);
    ofWeights = new NoiseVector(parameters, Math.toIntExact(out), Math.toIntExact(in));
    ofBiases = new NoiseVector(parameters, Math.toIntExact(out));
  }

  @Override
  public Tensor forward(Tensor x, Precision precision) {
    LinearLayer mu = weights.mu();
    if (silent) {
      return mu.forward(x, precision);
    }
    LinearLayer sigma = weights.sigma();
    Tensor weight = mu.weight().addcmul(sigma.weight(), ofWeights.values());
    Tensor bias = mu.bias().get().addcmul(sigma.bias().get(), ofBiases.values());
    return torch.linear(x, precision.of(weight), new TensorOptional(precision.of(bias)));
  }

  @Override
  public Operation describe(TensorNames names) {
    return weights.mu().describe(names);
  }

  @Override
  public void draw(Pcg64 generator) {
    ofWeights.draw(generator);
    ofBiases.draw(generator);
    silent = false;
  }

  @Override
  public void silence() {
    silent = true;
  }
}
