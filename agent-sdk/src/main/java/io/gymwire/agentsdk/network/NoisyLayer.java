package io.gymwire.agentsdk.network;

import io.gymwire.protocol.random.Pcg64;

/**
 * A fully connected layer whose weights are mu + sigma epsilon, with mu and sigma learnt and
 * epsilon drawn: Fortunato et al., "Noisy Networks for Exploration" (2018). It begins silent.
 */
sealed interface NoisyLayer extends Layer permits FactorisedNoisyLayer, IndependentNoisyLayer {
  /** Draws epsilon, which stays until the next draw. */
  void draw(Pcg64 generator);

  /** Makes the weights mu until the next draw. */
  void silence();
}
