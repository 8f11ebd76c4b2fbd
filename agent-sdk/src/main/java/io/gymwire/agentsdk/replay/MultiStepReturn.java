package io.gymwire.agentsdk.replay;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;

/**
 * The return over n steps (Watkins 1989; Sutton and Barto 2018, chapter 7): r_1 + gamma r_2 + ... +
 * gamma^(n-1) r_n, after which a value estimate counts gamma^n. A window that an episode's end cuts
 * to m steps takes gamma^m.
 *
 * @param steps n, at least 1
 * @param gamma the discount factor, from 0 to 1
 */
public record MultiStepReturn(int steps, double gamma) {

  /** Makes the return over {@code steps} steps. */
  public MultiStepReturn {
    if (steps < 1 || !(gamma >= 0 && gamma <= 1)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "a return over %d steps with discount %s is not allowed; steps must be at least 1, the discount from 0 to 1"
              .formatted(steps, gamma));
    }
  }
}
