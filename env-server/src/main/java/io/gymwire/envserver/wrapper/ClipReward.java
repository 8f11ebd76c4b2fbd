package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Step;
import java.util.OptionalDouble;

/** Keeps rewards within two bounds: Gymnasium's {@code ClipReward}. */
final class ClipReward extends EnvironmentWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "ClipReward",
          "Keeps rewards within bounds, of which at least one has to be given.",
          ClipReward::of,
          optional("min_reward", "the lower bound"),
          optional("max_reward", "the upper bound"));

  private final double minReward;
  private final double maxReward;

  private ClipReward(Environment environment, double minReward, double maxReward) {
    super(environment);
    this.minReward = minReward;
    this.maxReward = maxReward;
  }

  private static Environment of(Environment environment, Arguments arguments) {
    OptionalDouble low = arguments.number("min_reward");
    OptionalDouble high = arguments.number("max_reward");
    if (low.isEmpty() && high.isEmpty()) {
      throw arguments.invalid("neither min_reward nor max_reward is given; allowed: one or both");
    }
    double min = low.orElse(Double.NEGATIVE_INFINITY);
    double max = high.orElse(Double.POSITIVE_INFINITY);
    if (min > max) {
      throw arguments.wrong("min_reward", "a number up to max_reward, that is " + max);
    }
    return new ClipReward(environment, min, max);
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    return step.withReward(clip(step.reward()));
  }

  /** As numpy clips: NaN and the sign of zero stay. */
  private double clip(double reward) {
    if (reward < minReward) {
      return minReward;
    }
    return reward > maxReward ? maxReward : reward;
  }
}
