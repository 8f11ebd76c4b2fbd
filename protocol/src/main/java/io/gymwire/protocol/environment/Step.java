package io.gymwire.protocol.environment;

import java.util.Map;

/**
 * One step of an episode: what {@link Environment#step} returns.
 *
 * @param observation a member of the observation space; the environment may reuse its memory at the
 *     next call
 * @param reward the reward of the action
 * @param terminated the Markov decision process reached a terminal state: there is no value beyond
 *     it
 * @param truncated a limit outside the process, such as time, cut the episode: its value goes on
 * @param info anything else worth telling: strings, numbers, booleans, arrays, lists and maps of
 *     these
 */
public record Step(
    Object observation,
    double reward,
    boolean terminated,
    boolean truncated,
    Map<String, Object> info) {

  /** A step after which the episode goes on. */
  public static Step transition(Object observation, double reward) {
    return new Step(observation, reward, false, false, Map.of());
  }

  /** A step into a terminal state. */
  public static Step termination(Object observation, double reward) {
    return new Step(observation, reward, true, false, Map.of());
  }

  /** A step at which a limit outside the process ended the episode. */
  public static Step truncation(Object observation, double reward) {
    return new Step(observation, reward, false, true, Map.of());
  }

  /** Returns whether the episode ended. */
  public boolean ended() {
    return terminated || truncated;
  }

  /** Returns this step with {@code newObservation} in place of its observation. */
  public Step withObservation(Object newObservation) {
    return new Step(newObservation, reward, terminated, truncated, info);
  }

  /** Returns this step with {@code newReward} in place of its reward. */
  public Step withReward(double newReward) {
    return new Step(observation, newReward, terminated, truncated, info);
  }

  /** Returns this step with {@code newInfo} in place of its info. */
  public Step withInfo(Map<String, Object> newInfo) {
    return new Step(observation, reward, terminated, truncated, newInfo);
  }
}
