/**
 * Wrappers around a single environment, by Gymnasium's names and arguments.
 *
 * <p>{@link io.gymwire.envserver.wrapper.Wrappers} is the door: it lists them and applies them by
 * name.
 */
package io.gymwire.envserver.wrapper;
