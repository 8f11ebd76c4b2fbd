package io.gymwire.agentsdk.training;

import java.util.Map;

/** Chooses actions for a batch of observations; deterministic unless it says otherwise. */
@FunctionalInterface
public interface Policy {
  /**
   * Returns a batch of actions, valid until the next call.
   *
   * @param observation a batch of any size
   * @param info what came with it, Gymnasium's vector info: in {@code action_mask}, if it is there,
   *     which actions are allowed
   */
  Object act(Object observation, Map<String, Object> info);

  /** Returns a batch of actions where all are allowed; see {@link #act(Object, Map)}. */
  default Object act(Object observation) {
    return act(observation, Map.of());
  }
}
