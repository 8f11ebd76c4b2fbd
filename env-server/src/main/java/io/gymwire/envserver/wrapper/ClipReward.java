package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Step;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Keeps rewards within two bounds: Gymnasium's {@code ClipReward}; or keeps only their signs (Mnih
 * et al., 2015).
 */
final class ClipReward extends TransparentWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "ClipReward",
          "Keeps rewards within bounds, of which at least one has to be given, or keeps only their signs.",
          ClipReward::of,
          optional("min_reward", "the lower bound"),
          optional("max_reward", "the upper bound"),
          optional(
              "sign",
              "whether rewards become 1, 0 or -1 by their sign, as Stable-Baselines3's ClipRewardEnv has it; then"
                  + " there are no bounds",
              false));

  private final DoubleUnaryOperator clipping;

  private ClipReward(Environment environment, DoubleUnaryOperator clipping) {
    super(environment);
    this.clipping = clipping;
  }

  private static Environment of(Environment environment, Arguments arguments) {
    OptionalDouble low = arguments.number("min_reward");
    OptionalDouble high = arguments.number("max_reward");
    boolean bounded = low.isPresent() || high.isPresent();
    if (arguments.flag("sign")) {
      if (bounded) {
        throw arguments.invalid("sign is given with a bound; allowed: the one or the other");
      }
      return new ClipReward(environment, ClipReward::sign);
    }
    if (!bounded) {
      throw arguments.invalid("neither min_reward nor max_reward is given; allowed: one or both");
    }
    double min = low.orElse(Double.NEGATIVE_INFINITY);
    double max = high.orElse(Double.POSITIVE_INFINITY);
    if (min > max) {
      throw arguments.wrong("min_reward", "a number up to max_reward, that is " + max);
    }
    return new ClipReward(environment, reward -> clip(reward, min, max));
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    return step.withReward(clipping.applyAsDouble(step.reward()));
  }

  /** As numpy clips: NaN and the sign of zero stay. */
  private static double clip(double reward, double min, double max) {
    if (reward < min) {
      return min;
    }
    return reward > max ? max : reward;
  }

  /** As numpy has it: NaN stays, and -0.0 becomes 0.0. */
  private static double sign(double reward) {
    return Math.signum(reward) + 0.0;
  }
}
