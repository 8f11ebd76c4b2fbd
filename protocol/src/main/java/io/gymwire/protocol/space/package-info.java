/**
 * What observations and actions may be: the spaces of Gymnasium.
 *
 * <p>There are five leaves, Box, Discrete, MultiDiscrete, MultiBinary and Text, and two ways to put
 * them together, Tuple and Dict. The interface is sealed: whoever describes a space, flattens it or
 * builds a network for it can list them all. Each knows its members, draws random ones, makes the
 * space of batches, and reads a member from what a codec delivers, with an error that names the
 * element at fault.
 *
 * <p>Unlike Gymnasium's, a space holds no generator, so it can be shared and compared. {@link
 * io.gymwire.protocol.space.SpaceSampler} holds the generators that {@code space.seed(seed)} would
 * have left in a space and its parts, and draws the same members as Gymnasium then does.
 *
 * <p>Three things of Gymnasium are not here: Sequence, Graph and OneOf, whose members have no fixed
 * layout; dtypes of Discrete and MultiDiscrete other than int64; and masks for sampling.
 */
package io.gymwire.protocol.space;
