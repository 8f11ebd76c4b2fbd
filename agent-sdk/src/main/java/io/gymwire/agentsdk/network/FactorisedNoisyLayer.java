package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.random.Pcg64;
import org.bytedeco.pytorch.Tensor;

/**
 * A noisy layer with a draw for each input and each output, whose products are the weights' noise:
 *
 * <pre>  epsilon_ij = f(e_i) f(e_j), for biases f(e_j), with f(e) = sgn(e) sqrt(|e|)</pre>
 *
 * <p>No weight is ever made: W x = mu x + (sigma (x * f(e_i))) * f(e_j).
 */
final class FactorisedNoisyLayer implements NoisyLayer {
  private final NoisyWeights weights;
  private final NoiseVector ofInputs;
  private final NoiseVector ofOutputs;
  private boolean silent = true;

  /**
   * Makes a layer.
   *
   * @param sigma the paper's sigma_0: 0.5 there, divided by the root of the number of inputs
   */
  FactorisedNoisyLayer(
      Parameters parameters, long in, long out, double sigma, InitialWeights initial) {
    weights = NoisyWeights.create(parameters, in, out, initial, 1, sigma / Math.sqrt((double) in));
    ofInputs = new NoiseVector(parameters, Math.toIntExact(in));
    ofOutputs = new NoiseVector(parameters, Math.toIntExact(out));
  }

  @Override
  public Tensor forward(Tensor x, Precision precision) {
    Tensor mean = weights.mu().forward(x, precision);
    if (silent) {
      return mean;
    }
    Tensor noisyInputs = x.mul(precision.of(ofInputs.values()));
    Tensor deviation = weights.sigma().forward(noisyInputs, precision);
    return mean.addcmul(deviation, precision.of(ofOutputs.values()));
  }

  @Override
  public Operation describe(TensorNames names) {
    return weights.mu().describe(names);
  }

  @Override
  public void draw(Pcg64 generator) {
    ofInputs.draw(generator, FactorisedNoisyLayer::rootWithSign);
    ofOutputs.draw(generator, FactorisedNoisyLayer::rootWithSign);
    silent = false;
  }

  @Override
  public void silence() {
    silent = true;
  }

  private static double rootWithSign(double e) {
    return Math.signum(e) * Math.sqrt(Math.abs(e));
  }
}
