package io.gymwire.agentsdk.training;

/** Chooses actions for a batch of observations; deterministic unless it says otherwise. */
@FunctionalInterface
public interface Policy {
  /**
   * Returns a batch of actions, valid until the next call.
   *
   * @param observation a batch of any size
   */
  Object act(Object observation);
}
