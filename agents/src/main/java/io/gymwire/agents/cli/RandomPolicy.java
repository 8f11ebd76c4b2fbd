package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Policy;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Space;
import java.util.Map;

/** Draws every action by chance, whatever it sees: what a trained policy is compared with. */
final class RandomPolicy implements Policy {
  private final Space actions;
  private final Pcg64 generator;

  /** Makes a policy for {@code numEnvs} environments at once. */
  RandomPolicy(Space action, int numEnvs, long seed) {
    actions = action.batch(numEnvs);
    generator = Pcg64.seeded(seed);
  }

  @Override
  public Object act(Object observation, Map<String, Object> info) {
    return actions.sample(generator);
  }
}
