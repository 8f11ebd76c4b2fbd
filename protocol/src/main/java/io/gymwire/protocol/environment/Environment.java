package io.gymwire.protocol.environment;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One environment, written by its author: Gymnasium's {@code Env} contract.
 *
 * <p>An episode begins with {@link #reset} and goes on with {@link #step} until a step ends it; a
 * reset in the middle abandons the episode. The caller never steps before the first reset or after
 * the end. Calls come from one thread at a time. Returned observations may share memory that the
 * next call overwrites: the caller copies what it keeps.
 */
public interface Environment extends AutoCloseable {

  /** Returns the space of observations; the same at every call. */
  Space observationSpace();

  /** Returns the space of actions; the same at every call. */
  Space actionSpace();

  /**
   * Starts an episode.
   *
   * @param seed restarts the environment's generator as {@code PCG64(SeedSequence(seed))}; empty
   *     continues it. 0 is a seed.
   * @param options what this environment allows to vary at a reset, by name
   * @throws GymWireException with code INVALID_VALUE if an option is not allowed
   */
  Reset reset(OptionalLong seed, Map<String, Object> options);

  /** Does {@code action}, a member of the action space, and returns what came of it. */
  Step step(Object action);

  /**
   * Returns a picture of the present state as uint8 of shape (height, width, 3), if this
   * environment draws one.
   */
  default Optional<NdArray> render() {
    return Optional.empty();
  }

  /**
   * Returns at how many steps a second this environment looks natural, if that differs from what
   * its spec says: an argument or a wrapper may make steps longer.
   */
  default OptionalInt renderFps() {
    return OptionalInt.empty();
  }

  /**
   * Returns what the actions of a Discrete space are called, in order, if that differs from what
   * its spec says: an argument may have given it more actions.
   */
  default List<String> actionMeanings() {
    return List.of();
  }

  /** Returns whether {@link #saveState} and {@link #restoreState} work. */
  default boolean savesState() {
    return false;
  }

  /** Returns the whole state, generator included: a restored environment continues bit for bit. */
  default byte[] saveState() {
    throw new GymWireException(ErrorCode.UNSUPPORTED, "this environment does not save its state");
  }

  /**
   * Continues from a state that {@link #saveState} of the same kind of environment returned.
   *
   * @throws GymWireException with code INVALID_VALUE if {@code state} is not such a state
   */
  default void restoreState(byte[] state) {
    throw new GymWireException(ErrorCode.UNSUPPORTED, "this environment does not save its state");
  }

  /** Frees what the environment holds; closing twice is harmless. */
  @Override
  default void close() {}
}
