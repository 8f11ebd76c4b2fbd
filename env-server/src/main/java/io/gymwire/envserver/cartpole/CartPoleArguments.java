package io.gymwire.envserver.cartpole;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Map;

/**
 * The keyword arguments of CartPole.
 *
 * @param suttonBartoReward whether a step's reward is 0, and -1 when the pole falls, as in Barto
 *     and Sutton's program, rather than 1 always
 * @param semiImplicit whether positions advance with the new velocities; in Gymnasium an attribute
 *     {@code kinematics_integrator}, here an argument
 */
record CartPoleArguments(boolean suttonBartoReward, boolean semiImplicit) {
  private static final String REWARD = "sutton_barto_reward";
  private static final String INTEGRATOR = "kinematics_integrator";

  static CartPoleArguments of(Map<String, Object> kwargs) {
    for (String name : kwargs.keySet()) {
      if (!name.equals(REWARD) && !name.equals(INTEGRATOR)) {
        throw invalid("unknown argument '%s'; allowed: %s, %s".formatted(name, REWARD, INTEGRATOR));
      }
    }
    return new CartPoleArguments(
        reward(kwargs.getOrDefault(REWARD, false)),
        semiImplicit(kwargs.getOrDefault(INTEGRATOR, "euler")));
  }

  double fallReward() {
    return suttonBartoReward ? -1 : 1;
  }

  double stayReward() {
    return suttonBartoReward ? 0 : 1;
  }

  private static boolean reward(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw invalid("%s is %s; allowed: true, false".formatted(REWARD, value));
  }

  private static boolean semiImplicit(Object value) {
    if ("euler".equals(value)) {
      return false;
    }
    if ("semi-implicit euler".equals(value)) {
      return true;
    }
    throw invalid(
        "%s is '%s'; allowed: 'euler', 'semi-implicit euler'".formatted(INTEGRATOR, value));
  }

  private static GymWireException invalid(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "kwargs", "CartPole: " + message);
  }
}
