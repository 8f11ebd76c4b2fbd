package io.gymwire.agents.dqn;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.training.Schedule;
import java.util.OptionalDouble;

/** Settings of how transitions are drawn from the replay memory: Schaul et al. 2016. */
public record PrioritySettings(
    @Describe(
            "whether transitions with large errors are drawn more often (Schaul et al. 2016);"
                + " otherwise all alike")
        boolean prioritized,
    @Describe("the exponent of the priorities; 0 draws all alike") double priorityAlpha,
    @Describe("how far weights make up for the priorities at step 0; 1 is fully")
        double priorityBeta,
    @Describe(value = "how long that rises to 1", unit = "environment steps")
        long priorityBetaSteps) {

  /** Checks every value. */
  public PrioritySettings {
    require(
        priorityAlpha >= 0 && priorityAlpha <= 1, "priority-alpha", "from 0 to 1", priorityAlpha);
    require(priorityBeta >= 0 && priorityBeta <= 1, "priority-beta", "from 0 to 1", priorityBeta);
    require(priorityBetaSteps >= 1, "priority-beta-steps", "at least 1", priorityBetaSteps);
  }

  /** Returns that all are drawn alike; the paper's exponents are there for who wants priorities. */
  public static PrioritySettings uniform() {
    return new PrioritySettings(false, 0.6, 0.4, 100_000);
  }

  /** Returns alpha, the exponent of the priorities, if there are any. */
  public OptionalDouble exponent() {
    return prioritized ? OptionalDouble.of(priorityAlpha) : OptionalDouble.empty();
  }

  /** Returns beta, how far weights make up for the priorities, over the run. */
  Schedule betas() {
    return Schedule.linear(priorityBeta, 1, priorityBetaSteps);
  }
}
