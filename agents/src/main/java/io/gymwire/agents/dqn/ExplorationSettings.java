package io.gymwire.agents.dqn;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.training.Schedule;

/** Settings of how often an epsilon-greedy agent acts at random. */
public record ExplorationSettings(
    @Describe("the probability of a random action at step 0") double epsilonStart,
    @Describe("the probability of a random action once it has fallen") double epsilonEnd,
    @Describe(value = "how long it falls, along a straight line", unit = "environment steps")
        long epsilonSteps) {

  /** Checks every value. */
  public ExplorationSettings {
    require(epsilonStart >= 0 && epsilonStart <= 1, "epsilon-start", "from 0 to 1", epsilonStart);
    require(epsilonEnd >= 0 && epsilonEnd <= 1, "epsilon-end", "from 0 to 1", epsilonEnd);
    require(epsilonSteps >= 1, "epsilon-steps", "at least 1", epsilonSteps);
  }

  /** Returns the probability of a random action over the run. */
  Schedule epsilons() {
    return Schedule.linear(epsilonStart, epsilonEnd, epsilonSteps);
  }
}
