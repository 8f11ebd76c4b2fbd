package io.gymwire.protocol.environment;

import java.util.Map;
import java.util.Optional;

/**
 * Makes environments of one id; the registry adds the time limit of {@link #spec} and the wrappers
 * asked for.
 */
public interface EnvironmentFactory {

  /** Returns what this factory makes, or why it cannot. */
  EnvironmentSpec spec();

  /**
   * Makes one environment.
   *
   * @param kwargs its own keyword arguments
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if one is unknown or
   *     not allowed; the message lists those that are
   */
  Environment make(Map<String, Object> kwargs);

  /**
   * Makes a vector written for this environment that behaves exactly as the request says, time
   * limit included, only faster; empty if there is none for such a request. A request with wrappers
   * never comes here.
   */
  default Optional<VectorEnvironment> makeVector(MakeRequest request) {
    return Optional.empty();
  }
}
