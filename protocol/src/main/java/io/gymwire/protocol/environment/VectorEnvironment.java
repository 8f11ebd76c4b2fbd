package io.gymwire.protocol.environment;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Space;
import java.util.Optional;

/**
 * N environments that step together, as an agent sees them: Gymnasium's {@code VectorEnv} contract,
 * the same whether they run in this process or behind a wire.
 *
 * <p>Calls come from one thread at a time. Results are valid until the next call.
 */
public interface VectorEnvironment extends AutoCloseable {

  /** Returns what one of the environments is, with the spaces that its wrappers leave. */
  EnvironmentSpec spec();

  /** Returns N. */
  int numEnvs();

  /**
   * Returns M, the rows of every batch that goes in or out: N, unless the vector was made to return
   * as soon as M of its environments are ready. Then the info has under {@code env_id}, int64 of
   * shape (M), whose results they are, in ascending order; the actions of the next step are for the
   * same environments.
   */
  default int batchSize() {
    return numEnvs();
  }

  /** Returns what happens to an environment whose episode has ended. */
  AutoresetMode autoresetMode();

  /** Returns the space of one environment's observations. */
  default Space singleObservationSpace() {
    return spec().observationSpace();
  }

  /** Returns the space of one environment's actions. */
  default Space singleActionSpace() {
    return spec().actionSpace();
  }

  /**
   * Starts episodes; the first call must reset all environments, as must every call if the vector
   * returns parts.
   */
  VectorReset reset(ResetArguments arguments);

  /**
   * Steps all environments, or those of the latest results, once.
   *
   * @param actions a member of {@code singleActionSpace().batch(batchSize())}; for Discrete actions
   *     int64 of shape (M)
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if it is not,
   *     RESET_NEEDED if an environment has to be reset first; nothing was stepped then
   */
  VectorStep step(Object actions);

  /**
   * Returns a picture of environment {@code index} as uint8 of shape (height, width, 3), if it
   * draws one.
   */
  Optional<NdArray> render(int index);

  /**
   * Returns whether a step is sure to take no more than some dozens of microseconds, so that a
   * server may take it in a thread that others wait for.
   */
  default boolean isQuick() {
    return false;
  }

  /** Returns whether {@link #saveState} and {@link #restoreState} work. */
  boolean savesState();

  /** Returns the whole state of all environments, wrappers and generators. */
  byte[] saveState();

  /**
   * Continues bit for bit from a state that a vector made by the same request saved, and returns
   * the latest observations.
   */
  VectorReset restoreState(byte[] state);

  /** Frees what the environments hold; closing twice is harmless. */
  @Override
  void close();
}
