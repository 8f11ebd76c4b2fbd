package io.gymwire.protocol.environment;

import java.util.Map;

/**
 * The start of an episode: what {@link Environment#reset} returns.
 *
 * @param observation a member of the observation space; the environment may reuse its memory at the
 *     next call
 * @param info anything else worth telling: strings, numbers, booleans, arrays, lists and maps of
 *     these
 */
public record Reset(Object observation, Map<String, Object> info) {
  /** A reset with an empty info. */
  public static Reset of(Object observation) {
    return new Reset(observation, Map.of());
  }
}
