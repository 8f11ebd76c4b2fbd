package io.gymwire.agents.play;

import java.util.Set;

/** Who decides on the actions of one environment. */
@FunctionalInterface
interface Player {

  /**
   * Returns the next action, as a batch of one.
   *
   * @param observation a batch of one
   * @param held the keys that are down
   */
  Object act(Object observation, Set<Key> held);
}
