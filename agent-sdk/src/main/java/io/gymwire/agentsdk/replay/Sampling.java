package io.gymwire.agentsdk.replay;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;

/** How a {@link ReplayMemory} chooses the transitions of a batch. */
interface Sampling {

  /** Notes that there is a new transition in {@code place}. */
  void added(int place);

  /**
   * Fills in the batch's places, from 0 to {@code size} - 1, and weights.
   *
   * @param beta how far the weights make up for drawing some transitions more often, from 0 to 1
   */
  void draw(Pcg64 generator, int size, double beta, ReplayBatch batch);

  /** Notes the absolute errors, float32 of shape (B, 1), that the batch's transitions had. */
  void learnt(ReplayBatch batch, NdArray errors);

  /** Saves what is known of the first {@code size} places. */
  void save(StateWriter state, int size);

  /** Continues from what {@link #save} wrote; returns whether it was of {@code size} places. */
  boolean load(StateReader state, int size);
}
