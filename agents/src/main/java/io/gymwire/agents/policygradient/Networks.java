package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.Computation;
import io.gymwire.agentsdk.network.NetworkForm;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.observation.PictureStacks;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Space;
import java.util.List;

/** The networks for an environment's spaces. */
final class Networks {
  private Networks() {}

  static boolean seesPictures(Space observations) {
    return observations instanceof Box box && PictureStacks.suits(box);
  }

  static NetworkForm form(
      EnvironmentSpec spec,
      DistributionFamily family,
      List<Integer> hiddenSizes,
      Activation activation,
      boolean orthogonal,
      Computation computation) {
    return new NetworkForm(
        ObservationRows.of(spec.observationSpace()),
        hiddenSizes,
        seesPictures(spec.observationSpace()) ? Activation.RELU : activation,
        computation,
        orthogonal,
        family.parameters(),
        family.freeParameters());
  }
}
