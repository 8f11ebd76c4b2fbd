package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.required;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import java.util.Map;
import java.util.OptionalLong;

/** Truncates an episode at its last allowed step: Gymnasium's {@code TimeLimit}. */
final class TimeLimit extends TransparentWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "TimeLimit",
          "Truncates an episode after a number of steps.",
          (environment, arguments) ->
              new TimeLimit(environment, arguments.positiveInteger("max_episode_steps")),
          required(
              "max_episode_steps", "the steps after which an episode is truncated, at least 1"));

  private final long maxEpisodeSteps;
  private long elapsedSteps;

  TimeLimit(Environment environment, long maxEpisodeSteps) {
    super(environment);
    this.maxEpisodeSteps = maxEpisodeSteps;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = super.reset(seed, options);
    elapsedSteps = 0;
    return reset;
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    elapsedSteps++;
    return elapsedSteps < maxEpisodeSteps
        ? step
        : new Step(step.observation(), step.reward(), step.terminated(), true, step.info());
  }

  @Override
  void save(StateOutput out) {
    out.putLong(elapsedSteps);
  }

  @Override
  void restore(StateInput in) {
    elapsedSteps = in.nextLong();
  }
}
