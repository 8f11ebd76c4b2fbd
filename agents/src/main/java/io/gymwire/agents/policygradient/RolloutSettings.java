package io.gymwire.agents.policygradient;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.rollout.GeneralizedAdvantage;
import io.gymwire.agentsdk.rollout.StepWindow;
import io.gymwire.agentsdk.rollout.Window;
import io.gymwire.agentsdk.settings.Describe;

/** Settings of a rollout of some steps of every environment, and of its advantages. */
public record RolloutSettings(
    @Describe(
            value =
                "between updates, in each environment; t_max in Mnih et al. 2016, T in Schulman et"
                    + " al. 2017",
            unit = "steps")
        int windowSteps,
    @Describe("the discount factor") double gamma,
    @Describe(
            "of generalized advantage estimation; 1, as in Mnih et al. 2016, is the n-step return"
                + " less the value and has no bias, 0 has the least variance")
        double gaeLambda) {

  /** Checks every value. */
  public RolloutSettings {
    require(windowSteps >= 1, "window-steps", "at least 1", windowSteps);
    require(gamma >= 0 && gamma <= 1, "gamma", "from 0 to 1", gamma);
    require(gaeLambda >= 0 && gaeLambda <= 1, "gae-lambda", "from 0 to 1", gaeLambda);
  }

  /** Returns what makes a rollout complete in {@code environments} environments. */
  Window newWindow(int environments) {
    return new StepWindow(environments, windowSteps);
  }

  /** Returns what estimates advantages and returns. */
  public GeneralizedAdvantage estimator() {
    return new GeneralizedAdvantage(gamma, gaeLambda);
  }
}
