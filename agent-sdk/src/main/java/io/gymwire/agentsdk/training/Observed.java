package io.gymwire.agentsdk.training;

import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import java.util.Map;

/**
 * What a vector of environments shows after a reset or a step.
 *
 * @param observation the batch
 * @param info Gymnasium's vector info
 */
public record Observed(Object observation, Map<String, Object> info) {
  /** Returns what {@code reset} shows; valid as long as it is. */
  public static Observed of(VectorReset reset) {
    return new Observed(reset.observation(), reset.info());
  }

  /** Returns what {@code step} shows; valid as long as it is. */
  public static Observed of(VectorStep step) {
    return new Observed(step.observation(), step.info());
  }

  /** Returns the same in memory of its own. */
  Observed copy() {
    return new Observed(Observations.copy(observation), info);
  }
}
