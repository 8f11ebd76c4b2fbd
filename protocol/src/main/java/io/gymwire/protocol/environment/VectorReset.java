package io.gymwire.protocol.environment;

import java.util.Map;

/**
 * The start of episodes in a vector: what {@link VectorEnvironment#reset} returns, valid until the
 * next call.
 *
 * @param observation the batch of all environments' observations; those that were not reset keep
 *     their latest
 * @param info Gymnasium's vector info: for a key {@code k} an array or list of N values and under
 *     {@code _k} a bool array that says which of them are set
 */
public record VectorReset(Object observation, Map<String, Object> info) {}
