package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Step;

/** Keeps rewards within two bounds: Gymnasium's {@code ClipReward}. */
final class ClipReward extends EnvironmentWrapper {
  private final double minReward;
  private final double maxReward;

  ClipReward(Environment environment, double minReward, double maxReward) {
    super(environment);
    this.minReward = minReward;
    this.maxReward = maxReward;
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    double clipped = clip(step.reward());
    return new Step(step.observation(), clipped, step.terminated(), step.truncated(), step.info());
  }

  @Override
  void save(StateOutput out) {
    // It remembers nothing.
  }

  @Override
  void restore(StateInput in) {
    // It remembers nothing.
  }

  /** As numpy clips: NaN and the sign of zero stay. */
  private double clip(double reward) {
    if (reward < minReward) {
      return minReward;
    }
    return reward > maxReward ? maxReward : reward;
  }
}
