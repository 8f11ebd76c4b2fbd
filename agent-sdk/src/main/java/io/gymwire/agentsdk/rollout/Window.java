package io.gymwire.agentsdk.rollout;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;

/** Decides which steps of N environments belong to a rollout, and when it is complete. */
public sealed interface Window permits StepWindow, EpisodeWindow {

  /** Returns whether the next step of environment {@code index} belongs to the rollout. */
  boolean takes(int index);

  /** Notes a step of environment {@code index}; called once for each, in their order. */
  void stepped(int index, boolean ended);

  /** Returns whether the rollout can be learnt from; asked when all environments have stepped. */
  boolean isComplete();

  /** Begins anew after the policy has changed. */
  void restart();

  /** Saves where it stands. */
  void save(StateWriter state, String name);

  /** Restores what {@link #save} wrote. */
  void load(StateReader state, String name);
}
