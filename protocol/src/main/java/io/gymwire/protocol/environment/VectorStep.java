package io.gymwire.protocol.environment;

import java.util.List;
import java.util.Map;

/**
 * One step of a vector of N environments: what {@link VectorEnvironment#step} returns.
 *
 * <p>It is owned by the vector, which overwrites the same object and arrays at the next call: copy
 * what you keep.
 */
public final class VectorStep {
  private final double[] reward;
  private final boolean[] terminated;
  private final boolean[] truncated;
  private Object observation;
  private Map<String, Object> info = Map.of();
  private List<FinalStep> finals = List.of();

  /** Makes a step of {@code numEnvs} environments whose observations are {@code observation}. */
  public VectorStep(int numEnvs, Object observation) {
    this.reward = new double[numEnvs];
    this.terminated = new boolean[numEnvs];
    this.truncated = new boolean[numEnvs];
    this.observation = observation;
  }

  /** Returns the batch of observations. */
  public Object observation() {
    return observation;
  }

  /** Returns the rewards, shape (N). */
  public double[] reward() {
    return reward;
  }

  /** Returns which environments reached a terminal state, shape (N). */
  public boolean[] terminated() {
    return terminated;
  }

  /** Returns which environments' episodes a limit cut, shape (N). */
  public boolean[] truncated() {
    return truncated;
  }

  /** Returns Gymnasium's vector info; see {@link VectorReset}. */
  public Map<String, Object> info() {
    return info;
  }

  /**
   * Returns the last observation and info of each episode that ended in this step, in the order of
   * the environments, if the mode is {@link AutoresetMode#SAME_STEP}; else nothing.
   */
  public List<FinalStep> finals() {
    return finals;
  }

  /** Returns whether the episode of environment {@code index} ended in this step. */
  public boolean ended(int index) {
    return terminated[index] || truncated[index];
  }

  /** Sets what varies in identity from step to step; for the vector that owns this step. */
  public void set(Object newObservation, Map<String, Object> newInfo, List<FinalStep> newFinals) {
    observation = newObservation;
    info = newInfo;
    finals = newFinals;
  }

  /**
   * The end of one environment's episode, of which the step itself shows only the next episode's
   * start.
   *
   * @param index which environment
   * @param observation its last observation, unbatched
   * @param info its last info
   */
  public record FinalStep(int index, Object observation, Map<String, Object> info) {}
}
