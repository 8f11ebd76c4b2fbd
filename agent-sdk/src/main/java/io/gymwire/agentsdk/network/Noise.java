package io.gymwire.agentsdk.network;

/** Which noise a network's fully connected layers have: Fortunato et al. 2018. */
public enum Noise {
  /** None: weights are numbers. */
  NONE(0) {
    @Override
    Layer layer(Parameters parameters, long in, long out, double sigma, InitialWeights initial) {
      return LinearLayer.create(parameters, in, out, initial);
    }
  },
  /** A draw for each weight. */
  INDEPENDENT(0.017) {
    @Override
    Layer layer(Parameters parameters, long in, long out, double sigma, InitialWeights initial) {
      return new IndependentNoisyLayer(parameters, in, out, sigma, initial);
    }
  },
  /** A draw for each input and each output of a layer. */
  FACTORISED(0.5) {
    @Override
    Layer layer(Parameters parameters, long in, long out, double sigma, InitialWeights initial) {
      return new FactorisedNoisyLayer(parameters, in, out, sigma, initial);
    }
  };

  private final double paperSigma;

  Noise(double paperSigma) {
    this.paperSigma = paperSigma;
  }

  /** Returns the sigma, or sigma_0, of the paper. */
  public double paperSigma() {
    return paperSigma;
  }

  /** Returns a new layer with this noise. */
  abstract Layer layer(
      Parameters parameters, long in, long out, double sigma, InitialWeights initial);
}
