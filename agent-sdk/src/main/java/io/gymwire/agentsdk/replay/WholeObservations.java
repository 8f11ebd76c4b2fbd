package io.gymwire.agentsdk.replay;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.ByteBuffer;

/** Stores both observations of every transition whole: the way for small observations. */
final class WholeObservations implements ObservationStore {
  private final int bytes;
  private final Column observations;
  private final Column nextObservations;

  /**
   * Makes an empty store.
   *
   * @param bytes of an observation
   * @throws GymWireException with code INVALID_VALUE if it would not fit in a column of 2 GiB
   */
  WholeObservations(int capacity, int bytes) {
    if ((long) bytes * capacity > Integer.MAX_VALUE) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "replay_capacity",
          ("a replay capacity of %d transitions is not allowed; with observations of %d bytes it must be"
                  + " from 1 to %d; wrappers make pictures smaller, such as AtariPreprocessing and"
                  + " FrameStack:stack_size=4")
              .formatted(capacity, bytes, Integer.MAX_VALUE / bytes));
    }
    this.bytes = bytes;
    observations = Column.allocate("replay/observation", capacity, bytes);
    nextObservations = Column.allocate("replay/next_observation", capacity, bytes);
  }

  @Override
  public boolean isNext(int place, NdArray observation) {
    return nextObservations.memory().slice(place * bytes, bytes).equals(observation.buffer());
  }

  @Override
  public void put(int place, int previous, NdArray observation, NdArray nextObservation) {
    observations.memory().put(place * bytes, observation.buffer(), 0, bytes);
    nextObservations.memory().put(place * bytes, nextObservation.buffer(), 0, bytes);
  }

  @Override
  public void forget(int place) {
    // The next transition takes the place.
  }

  @Override
  public void copyObservation(int place, ByteBuffer target, int offset) {
    target.put(offset, observations.memory(), place * bytes, bytes);
  }

  @Override
  public void copyNextObservation(int place, ByteBuffer target, int offset) {
    target.put(offset, nextObservations.memory(), place * bytes, bytes);
  }

  @Override
  public void save(StateWriter state, int size) {
    observations.save(state, size);
    nextObservations.save(state, size);
  }

  @Override
  public boolean load(StateReader state, int size) {
    return observations.load(state, size) && nextObservations.load(state, size);
  }
}
