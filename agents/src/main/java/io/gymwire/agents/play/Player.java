package io.gymwire.agents.play;

import io.gymwire.agentsdk.training.Observed;
import java.util.Optional;
import java.util.Set;

/** Who decides on the actions of one environment. */
@FunctionalInterface
interface Player {

  /**
   * Returns the next action, as a batch of one; nothing while the player waits and the game with
   * them.
   *
   * @param observed what a vector of one environment shows
   * @param keys that are down; where this player {@link #waits}, those pressed since the last call
   */
  Optional<Object> act(Observed observed, Set<Key> keys);

  /** Returns whether the game stands still until a key is pressed. */
  default boolean waits() {
    return false;
  }
}
