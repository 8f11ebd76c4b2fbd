package io.gymwire.envserver.vector;

import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;

/** What every vector asks before it resets or steps. */
public final class ResetCheck {
  private ResetCheck() {}

  /**
   * Checks the arguments of a reset of {@code numEnvs} environments.
   *
   * @param begun whether all environments have been reset before
   * @throws GymWireException with code INVALID_VALUE if seeds or mask do not fit, RESET_NEEDED if
   *     the first reset leaves environments out
   */
  public static void check(ResetArguments arguments, int numEnvs, boolean begun) {
    int seeds = arguments.seeds().size();
    if (seeds != 0 && seeds != numEnvs) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "seed",
          "there are %d seeds for %d environments; allowed: one integer, or a list with one entry for each environment"
              .formatted(seeds, numEnvs));
    }
    arguments.resetMask().ifPresent(mask -> checkMask(mask, numEnvs, begun));
  }

  /** Throws RESET_NEEDED unless {@code begun}. */
  public static void requireBegun(boolean begun) {
    if (!begun) {
      throw new GymWireException(ErrorCode.RESET_NEEDED, "no episode has begun: reset first");
    }
  }

  /**
   * Throws RESET_NEEDED if an environment has {@code ended}, as autoreset mode DISABLED wants it.
   */
  public static void requireNoneEnded(boolean[] ended) {
    for (int i = 0; i < ended.length; i++) {
      if (ended[i]) {
        throw ended(i);
      }
    }
  }

  static GymWireException ended(int index) {
    return new GymWireException(
        ErrorCode.RESET_NEEDED,
        "the episode of environment %d has ended: reset it first, with reset_mask if the others are to go on"
            .formatted(index));
  }

  private static void checkMask(boolean[] mask, int numEnvs, boolean begun) {
    if (mask.length != numEnvs) {
      throw invalidMask(
          "reset_mask has %d entries; allowed: one for each of the %d environments"
              .formatted(mask.length, numEnvs));
    }
    int marked = 0;
    for (boolean resets : mask) {
      marked += resets ? 1 : 0;
    }
    if (marked == 0) {
      throw invalidMask("reset_mask marks no environment; allowed: at least one");
    }
    if (marked < numEnvs && !begun) {
      throw new GymWireException(
          ErrorCode.RESET_NEEDED, "the first reset has to reset all environments");
    }
  }

  private static GymWireException invalidMask(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "reset_mask", message);
  }
}
