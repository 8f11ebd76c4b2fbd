package io.gymwire.agentsdk.network;

import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.random.SeedSequence;

/**
 * The first weights of an actor and a critic by the place of a layer.
 *
 * @param inside of the hidden layers and the encoder
 * @param policy of the last layer of the actor
 * @param value of the last layer of the critic
 */
record LayerWeights(InitialWeights inside, InitialWeights policy, InitialWeights value) {

  static LayerWeights of(NetworkForm form, SeedSequence seed) {
    if (!form.orthogonal()) {
      UniformWeights everywhere = new UniformWeights(seed.generateLongs(1)[0] >>> 1);
      return new LayerWeights(everywhere, everywhere, everywhere);
    }
    OrthogonalWeights unit = new OrthogonalWeights(Pcg64.of(seed), 1);
    return new LayerWeights(unit.withGain(Math.sqrt(2)), unit.withGain(0.01), unit);
  }
}
