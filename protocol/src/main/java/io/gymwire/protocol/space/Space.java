package io.gymwire.protocol.space;

import io.gymwire.protocol.random.Pcg64;

/**
 * The set of values that an observation or an action may take, as in {@code gymnasium.spaces}.
 *
 * <p>A value is represented in Java as follows. Box, MultiDiscrete and MultiBinary: an {@link
 * io.gymwire.protocol.array.NdArray} of the space's dtype and shape; Discrete: a {@link Long};
 * Text: a {@link String}; Tuple: a {@link java.util.List}; Dict: a {@link java.util.Map} in the
 * space's key order. A batch of N is a value of {@link #batch}, with N as the first axis.
 *
 * <p>Spaces are immutable and hold no generator, unlike Gymnasium's: {@link SpaceSampler} is what
 * {@code space.seed} leaves behind there.
 */
public sealed interface Space permits Box, Discrete, MultiDiscrete, MultiBinary, Text, Tuple, Dict {

  /**
   * Returns whether {@code value} is a member: of the right Java type, dtype and shape, and within
   * bounds.
   */
  boolean contains(Object value);

  /**
   * Returns a random member.
   *
   * <p>It is the one that Gymnasium's {@code sample()} draws from the same generator state. Tuple
   * and Dict draw all their parts from this generator, one after the other; Gymnasium gives each
   * part its own, as {@link SpaceSampler} does.
   */
  Object sample(Pcg64 generator);

  /**
   * Returns the space of batches of {@code count} members, as {@code
   * gymnasium.vector.utils.batch_space}: Discrete becomes MultiDiscrete, MultiDiscrete and
   * MultiBinary become Box, Text becomes Tuple; Box gains a first axis; Tuple and Dict batch their
   * parts.
   */
  Space batch(int count);

  /**
   * Returns {@code value}, as a codec read it, as a member of this space.
   *
   * <p>Arrays may come as {@link io.gymwire.protocol.array.NdArray} of any dtype or as nested lists
   * of numbers and booleans. A number becomes the nearest one of a floating dtype; an integer dtype
   * takes it only if that changes nothing. An array that is a member already is returned itself,
   * not copied.
   *
   * @param field the name to blame in the error, such as {@code action}
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if it is no member;
   *     the message says what was wrong and what is allowed
   */
  Object decode(Object value, String field);
}
