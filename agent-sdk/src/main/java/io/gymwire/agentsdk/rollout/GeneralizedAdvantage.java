package io.gymwire.agentsdk.rollout;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;

/**
 * Generalized advantage estimation: Schulman et al., "High-Dimensional Continuous Control Using
 * Generalized Advantage Estimation" (2016).
 *
 * <pre>  delta_t = r_t + gamma V(s_t+1) - V(s_t)
 *   A_t = delta_t + gamma lambda A_t+1</pre>
 *
 * <p>V(s_t+1) is 0 after a terminal state, and after a truncation the value of the true final
 * observation; the sum over A ends with either. With lambda 1 it is the discounted return, up to
 * the window's end and from there on the critic's estimate (the n-step return of Mnih et al. 2016),
 * less V(s_t); so without a critic, whose V is 0, the discounted return itself.
 *
 * @param gamma the discount factor, from 0 to 1
 * @param lambda the weight of later differences, from 0 to 1
 */
public record GeneralizedAdvantage(double gamma, double lambda) {

  /** Checks both numbers. */
  public GeneralizedAdvantage {
    if (!(gamma >= 0 && gamma <= 1 && lambda >= 0 && lambda <= 1)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "gamma %s and lambda %s are not allowed; both must be from 0 to 1"
              .formatted(gamma, lambda));
    }
  }

  /** Estimates the advantage of every row, from the last to the first. */
  void estimate(Rollout rollout, double[] lastValues) {
    double[] nextValue = lastValues.clone();
    double[] nextAdvantage = new double[lastValues.length];
    for (int row = rollout.rows() - 1; row >= 0; row--) {
      int i = rollout.environment(row);
      if (rollout.ended(row)) {
        nextValue[i] = rollout.finalValue(row);
        nextAdvantage[i] = 0;
      }
      double delta = rollout.reward(row) + gamma * nextValue[i] - rollout.value(row);
      nextAdvantage[i] = delta + gamma * lambda * nextAdvantage[i];
      nextValue[i] = rollout.value(row);
      rollout.estimated(row, nextAdvantage[i]);
    }
  }
}
