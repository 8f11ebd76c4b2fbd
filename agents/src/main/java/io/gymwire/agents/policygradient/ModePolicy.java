package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Takes the likeliest action of pi(. | s) among those allowed. */
final class ModePolicy implements Policy {
  private final ActorCritic network;
  private final Space observations;
  private final DistributionFamily family;
  private Situation situation;

  ModePolicy(ActorCritic network, Space observations, DistributionFamily family) {
    this.network = network;
    this.observations = observations;
    this.family = family;
    this.situation = situation(1);
  }

  @Override
  public NdArray act(Object observation, Map<String, Object> info) {
    int count = Batches.size(observation);
    if (count != situation.environments()) {
      situation = situation(count);
    }
    situation.see(observation, info);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      situation
          .distribution(network.policy(situation.observation()))
          .mode(situation.decision().action());
    }
    return situation.actions();
  }

  private Situation situation(int count) {
    return new Situation(ObservationRows.of(observations), family, count);
  }
}
