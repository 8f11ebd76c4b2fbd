package io.gymwire.protocol.space;

import io.gymwire.protocol.random.Pcg64;

/**
 * The set of values that an observation or an action may take, as in {@code gymnasium.spaces}.
 *
 * <p>A value is represented in Java as follows. Single: Box and MultiDiscrete and MultiBinary by an
 * {@link io.gymwire.protocol.array.NdArray} of the space's dtype and shape; Discrete by a {@link
 * Long}; Text by a {@link String}; Tuple by a {@link java.util.List}; Dict by a {@link
 * java.util.Map} in the space's key order. A batch of N is a value of {@link #batch}, with N as the
 * first axis.
 */
public sealed interface Space permits Box, Discrete, MultiDiscrete, MultiBinary, Text, Tuple, Dict {

  /**
   * Returns whether {@code value} is a member: of the right Java type, dtype and shape, and within
   * bounds.
   */
  boolean contains(Object value);

  /**
   * Returns a random member, drawn as Gymnasium's {@code sample()} draws it from the same generator
   * state.
   */
  Object sample(Pcg64 generator);

  /**
   * Returns the space of batches of {@code count} members, as {@code
   * gymnasium.vector.utils.batch_space}: Discrete becomes MultiDiscrete, Text a Tuple, the others
   * gain a first axis.
   */
  Space batch(int count);

  /**
   * Returns {@code value}, as a codec read it (numbers, strings, lists, maps, arrays of any numeric
   * dtype), as a member of this space.
   *
   * @param field the name to blame in the error, such as {@code action}
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if it is no member;
   *     the message says what was wrong and what is allowed
   */
  Object decode(Object value, String field);
}
