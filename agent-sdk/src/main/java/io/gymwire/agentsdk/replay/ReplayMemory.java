package io.gymwire.agentsdk.replay;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import java.nio.ByteBuffer;

/**
 * The last transitions (observation, action, reward, terminated, truncated, next observation),
 * sampled uniformly with replacement (Lin 1992; Mnih et al. 2015).
 *
 * <p>Transitions lie in flat off-heap columns that are written round and round. Termination and
 * truncation are kept apart, and so is the true next observation: a value target bootstraps through
 * a truncation, never through a termination, and never from the start of the next episode.
 */
public final class ReplayMemory {
  private static final byte TERMINATED = 1;
  private static final byte TRUNCATED = 2;

  private final int capacity;
  private final DType dtype;
  private final int observationSize;
  private final int observationBytes;
  private final ByteBuffer observations;
  private final ByteBuffer nextObservations;
  private final ByteBuffer actions;
  private final ByteBuffer rewards;
  private final ByteBuffer ends;
  private int size;
  private int position;

  /**
   * Makes an empty memory.
   *
   * @param capacity transitions, at least 1
   * @param dtype of the observations
   * @param observationSize D, the elements of an observation
   * @throws GymWireException with code INVALID_VALUE if it would not fit in a column of 2 GiB
   */
  public ReplayMemory(int capacity, DType dtype, int observationSize) {
    this.capacity = capacity;
    this.dtype = dtype;
    this.observationSize = observationSize;
    this.observationBytes = observationSize * dtype.byteSize();
    long widest = Math.max(observationBytes, Long.BYTES);
    if (capacity < 1 || widest * capacity > Integer.MAX_VALUE) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "replay_capacity",
          "a replay capacity of %d transitions is not allowed; with observations of %d bytes it must be from 1 to %d"
              .formatted(capacity, observationBytes, Integer.MAX_VALUE / widest));
    }
    observations = column(observationBytes);
    nextObservations = column(observationBytes);
    actions = column(Long.BYTES);
    rewards = column(Float.BYTES);
    ends = column(Byte.BYTES);
  }

  /** Returns how many transitions there are. */
  public int size() {
    return size;
  }

  /**
   * Stores a transition in place of the oldest.
   *
   * @param observation the D elements seen before the action
   * @param action what was done
   * @param reward what it brought
   * @param terminated whether it led to a terminal state
   * @param truncated whether a limit cut the episode after it
   * @param nextObservation the D elements seen after the action, in the same episode
   */
  public void add(
      NdArray observation,
      long action,
      double reward,
      boolean terminated,
      boolean truncated,
      NdArray nextObservation) {
    put(observations, observation);
    put(nextObservations, nextObservation);
    actions.putLong(position * Long.BYTES, action);
    rewards.putFloat(position * Float.BYTES, (float) reward);
    ends.put(position, (byte) ((terminated ? TERMINATED : 0) | (truncated ? TRUNCATED : 0)));
    position = (position + 1) % capacity;
    size = Math.min(size + 1, capacity);
  }

  /** Returns memory for batches of {@code batchSize} of these transitions. */
  public ReplayBatch newBatch(int batchSize) {
    return ReplayBatch.allocate(batchSize, dtype, observationSize);
  }

  /**
   * Fills {@code batch} with transitions drawn by {@code generator}, each independently of the
   * others.
   *
   * @throws IllegalStateException if there are none
   */
  public void sample(Pcg64 generator, ReplayBatch batch) {
    if (size == 0) {
      throw new IllegalStateException("the replay memory is empty");
    }
    ByteBuffer observation = batch.observation().buffer();
    ByteBuffer nextObservation = batch.nextObservation().buffer();
    ByteBuffer action = batch.action().buffer();
    ByteBuffer reward = batch.reward().buffer();
    ByteBuffer terminated = batch.terminated().buffer();
    ByteBuffer truncated = batch.truncated().buffer();
    for (int row = 0; row < batch.size(); row++) {
      int index = (int) generator.integers(size);
      observation.put(
          row * observationBytes, observations, index * observationBytes, observationBytes);
      nextObservation.put(
          row * observationBytes, nextObservations, index * observationBytes, observationBytes);
      action.putLong(row * Long.BYTES, actions.getLong(index * Long.BYTES));
      reward.putFloat(row * Float.BYTES, rewards.getFloat(index * Float.BYTES));
      terminated.putFloat(row * Float.BYTES, (ends.get(index) & TERMINATED) == 0 ? 0 : 1);
      truncated.putFloat(row * Float.BYTES, (ends.get(index) & TRUNCATED) == 0 ? 0 : 1);
    }
  }

  /** Saves the transitions that there are. */
  public void save(StateWriter state) {
    state.putLong("replay/size", size);
    state.putLong("replay/position", position);
    state.putBytes("replay/observation", filled(observations));
    state.putBytes("replay/next_observation", filled(nextObservations));
    state.putBytes("replay/action", filled(actions));
    state.putBytes("replay/reward", filled(rewards));
    state.putBytes("replay/ends", filled(ends));
  }

  /**
   * Continues from what {@link #save} wrote.
   *
   * @throws GymWireException with code INVALID_VALUE if it was a memory of other transitions or
   *     another capacity
   */
  public void load(StateReader state) {
    long savedSize = state.getLong("replay/size");
    long savedPosition = state.getLong("replay/position");
    ByteBuffer savedObservations = state.getBytes("replay/observation");
    boolean fits = savedSize == capacity || (savedSize < capacity && savedPosition == savedSize);
    if (!fits || savedObservations.remaining() != savedSize * observationBytes) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "the checkpoint's replay memory has another capacity, or observations of another size");
    }
    size = (int) savedSize;
    position = (int) savedPosition;
    restore(observations, savedObservations);
    restore(nextObservations, state.getBytes("replay/next_observation"));
    restore(actions, state.getBytes("replay/action"));
    restore(rewards, state.getBytes("replay/reward"));
    restore(ends, state.getBytes("replay/ends"));
  }

  private ByteBuffer column(int width) {
    return NdArray.zeros(DType.UINT8, capacity, width).buffer();
  }

  private void put(ByteBuffer column, NdArray observation) {
    column.put(position * observationBytes, observation.buffer(), 0, observationBytes);
  }

  private ByteBuffer filled(ByteBuffer column) {
    int width = column.capacity() / capacity;
    return column.slice(0, size * width);
  }

  private static void restore(ByteBuffer column, ByteBuffer saved) {
    column.put(0, saved, saved.position(), saved.remaining());
  }
}
