package io.gymwire.agentsdk.replay;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.NdArray;
import java.nio.ByteBuffer;

/** Keeps the two observations of each transition in a ring of {@link ReplayMemory}'s places. */
interface ObservationStore {
  /** Stands for a transition that there is not. */
  int NONE = -1;

  /**
   * Returns whether {@code observation} is, byte for byte, what transition {@code place} led to.
   */
  boolean isNext(int place, NdArray observation);

  /**
   * Stores a transition's observations.
   *
   * @param place where; empty, or given up by {@link #forget}
   * @param previous the place of the transition that led to {@code observation}, or {@link #NONE}
   */
  void put(int place, int previous, NdArray observation, NdArray nextObservation);

  /** Gives up the oldest transition. */
  void forget(int place);

  /** Copies the observation before transition {@code place} to {@code offset} of {@code target}. */
  void copyObservation(int place, ByteBuffer target, int offset);

  /** Copies what transition {@code place} led to to {@code offset} of {@code target}. */
  void copyNextObservation(int place, ByteBuffer target, int offset);

  /** Saves the first {@code size} places. */
  void save(StateWriter state, int size);

  /** Continues from what {@link #save} wrote; returns whether it was a store like this one. */
  boolean load(StateReader state, int size);
}
