/**
 * CartPole-v0 and v1, equal to Gymnasium's bit for bit.
 *
 * <p>{@link io.gymwire.envserver.cartpole.CartPoles} is the mechanics, in one place for all forms:
 * the single environment and the two vector forms, one with a generator for each cart and one with
 * a generator for all.
 */
package io.gymwire.envserver.cartpole;
