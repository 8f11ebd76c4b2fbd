package io.gymwire.agents.play;

import io.gymwire.agentsdk.training.Observed;
import java.util.Set;

/** Who decides on the actions of one environment. */
@FunctionalInterface
interface Player {

  /**
   * Returns the next action, as a batch of one.
   *
   * @param observed what a vector of one environment shows
   * @param held the keys that are down
   */
  Object act(Observed observed, Set<Key> held);
}
