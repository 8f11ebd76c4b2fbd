package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.network.PolicyNetwork;
import io.gymwire.agentsdk.network.ValueNetwork;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** An actor and a critic that share nothing; without a critic every value is 0. */
record SeparateNetworks(PolicyNetwork actor, Optional<ValueNetwork> critic) implements ActorCritic {

  @Override
  public Tensor policy(Tensor observation) {
    return actor.forward(observation);
  }

  @Override
  public Tensor value(Tensor observation) {
    return critic
        .map(network -> network.forward(observation))
        .orElseGet(() -> torch.zeros(observation.size(0)));
  }

  @Override
  public void close() {
    critic.ifPresent(ValueNetwork::close);
    actor.close();
  }
}
