package io.gymwire.protocol.environment;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What an environment is, before one is made: Gymnasium's {@code EnvSpec} and metadata.
 *
 * @param id such as {@code CartPole-v1}
 * @param observationSpace the space of observations
 * @param actionSpace the space of actions
 * @param maxEpisodeSteps at how many steps an episode is truncated, if it is
 * @param rewardThreshold the return from which the task counts as solved, if there is one
 * @param nondeterministic whether equal seeds and actions may give unequal episodes
 * @param renderModes such as {@code rgb_array}
 * @param renderFps pictures a second, one a step, at which the environment looks natural
 * @param actionMeanings what the actions of a Discrete space are called, in order, such as {@code
 *     NOOP} and {@code FIRE}; empty if they have no names
 * @param unavailable why it cannot be made here, such as a missing ROM; empty if it can
 */
public record EnvironmentSpec(
    String id,
    Space observationSpace,
    Space actionSpace,
    OptionalInt maxEpisodeSteps,
    OptionalDouble rewardThreshold,
    boolean nondeterministic,
    List<String> renderModes,
    int renderFps,
    List<String> actionMeanings,
    Optional<String> unavailable) {

  /**
   * A deterministic environment that runs anywhere, draws nothing and has no limit and no
   * threshold.
   */
  public static EnvironmentSpec of(String id, Space observationSpace, Space actionSpace) {
    return new EnvironmentSpec(
        id,
        observationSpace,
        actionSpace,
        OptionalInt.empty(),
        OptionalDouble.empty(),
        false,
        List.of(),
        30,
        List.of(),
        Optional.empty());
  }

  /**
   * Returns this spec with episodes truncated at {@code steps} steps.
   *
   * @throws GymWireException with code INVALID_VALUE if there are not to be any steps
   */
  public EnvironmentSpec withMaxEpisodeSteps(int steps) {
    if (steps < 1) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "max_episode_steps",
          "max_episode_steps is %d; allowed: at least 1".formatted(steps));
    }
    return new EnvironmentSpec(
        id,
        observationSpace,
        actionSpace,
        OptionalInt.of(steps),
        rewardThreshold,
        nondeterministic,
        renderModes,
        renderFps,
        actionMeanings,
        unavailable);
  }

  /** Returns this spec with {@code threshold} as the return that counts as solved. */
  public EnvironmentSpec withRewardThreshold(double threshold) {
    return new EnvironmentSpec(
        id,
        observationSpace,
        actionSpace,
        maxEpisodeSteps,
        OptionalDouble.of(threshold),
        nondeterministic,
        renderModes,
        renderFps,
        actionMeanings,
        unavailable);
  }

  /**
   * Returns this spec of an environment that draws itself as {@code rgb_array} at {@code fps}
   * pictures a second.
   */
  public EnvironmentSpec withRendering(int fps) {
    return new EnvironmentSpec(
        id,
        observationSpace,
        actionSpace,
        maxEpisodeSteps,
        rewardThreshold,
        nondeterministic,
        List.of("rgb_array"),
        fps,
        actionMeanings,
        unavailable);
  }

  /** Returns this spec with the names of its actions. */
  public EnvironmentSpec withActionMeanings(List<String> meanings) {
    return new EnvironmentSpec(
        id,
        observationSpace,
        actionSpace,
        maxEpisodeSteps,
        rewardThreshold,
        nondeterministic,
        renderModes,
        renderFps,
        List.copyOf(meanings),
        unavailable);
  }

  /** Returns this spec of an environment that cannot be made here, and why. */
  public EnvironmentSpec withUnavailable(String reason) {
    return new EnvironmentSpec(
        id,
        observationSpace,
        actionSpace,
        maxEpisodeSteps,
        rewardThreshold,
        nondeterministic,
        renderModes,
        renderFps,
        actionMeanings,
        Optional.of(reason));
  }

  /** Returns this spec as its arguments and wrappers have made {@code environment}. */
  public EnvironmentSpec describing(Environment environment) {
    Space actions = environment.actionSpace();
    return new EnvironmentSpec(
        id,
        environment.observationSpace(),
        actions,
        maxEpisodeSteps,
        rewardThreshold,
        nondeterministic,
        renderModes,
        environment.renderFps().orElse(renderFps),
        actions.equals(actionSpace) ? actionMeanings : environment.actionMeanings(),
        unavailable);
  }
}
