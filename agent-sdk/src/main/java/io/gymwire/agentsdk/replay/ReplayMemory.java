package io.gymwire.agentsdk.replay;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The last transitions (observation, action, reward, terminated, truncated, next observation),
 * sampled with replacement, uniformly (Lin 1992; Mnih et al. 2015) or by priority (Schaul et al.
 * 2016), each as the start of a window of up to n steps.
 *
 * <p>Transitions lie in flat off-heap columns that are written round and round. Termination and
 * truncation are kept apart, and so is the true next observation: a value target bootstraps through
 * a truncation, never through a termination, and never from the start of the next episode. A window
 * goes from each transition to the one that follows it in the same episode, as long as there is
 * one, so it crosses neither an episode's end nor the seam of the ring. Stacks of pictures are
 * stored by their frames, each once.
 */
public final class ReplayMemory {
  private static final byte TERMINATED = 1;
  private static final byte TRUNCATED = 2;
  private static final long NEVER = -1;

  private final int capacity;
  private final MultiStepReturn returns;
  private final DType dtype;
  private final int observationSize;
  private final ObservationStore observations;
  private final Column actions;
  private final Column rewards;
  private final Column ends;
  private final Column successors;
  private final Column nextForbidden;
  private final int actionCount;
  private final Sampling sampling;
  private long[] latest = new long[0];
  private long added;
  private boolean forbids;

  /**
   * Makes an empty memory that samples uniformly and keeps no action masks.
   *
   * @param capacity transitions, at least 1
   * @param rows the observations
   * @param returns the windows that are sampled
   * @throws GymWireException with code INVALID_VALUE if the capacity is not allowed
   */
  public ReplayMemory(int capacity, ObservationRows rows, MultiStepReturn returns) {
    this(capacity, rows, returns, 0, OptionalDouble.empty());
  }

  /**
   * Makes an empty memory.
   *
   * @param capacity transitions, at least 1
   * @param rows the observations
   * @param returns the windows that are sampled
   * @param actionCount A, how many actions a mask tells of
   * @param priorityExponent alpha of Schaul et al. 2016, from 0 to 1; empty: sampled uniformly
   * @throws GymWireException with code INVALID_VALUE if capacity or exponent are not allowed
   */
  public ReplayMemory(
      int capacity,
      ObservationRows rows,
      MultiStepReturn returns,
      int actionCount,
      OptionalDouble priorityExponent) {
    this(
        capacity,
        rows,
        returns,
        actionCount,
        priorityExponent,
        StackShape.of(rows.space()).map(shape -> stacks(capacity, shape)));
  }

  ReplayMemory(
      int capacity,
      ObservationRows rows,
      MultiStepReturn returns,
      int actionCount,
      OptionalDouble priorityExponent,
      Optional<ObservationStore> stacks) {
    this.capacity = requireAllowed(capacity);
    this.returns = returns;
    dtype = rows.dtype();
    observationSize = rows.size();
    observations =
        stacks.orElseGet(() -> new WholeObservations(capacity, observationSize * dtype.byteSize()));
    actions = Column.allocate("replay/action", capacity, Long.BYTES);
    rewards = Column.allocate("replay/reward", capacity, Float.BYTES);
    ends = Column.allocate("replay/ends", capacity, Byte.BYTES);
    successors = Column.allocate("replay/successor", capacity, Integer.BYTES);
    this.actionCount = actionCount;
    nextForbidden = Column.allocate("replay/next_forbidden", capacity, actionCount);
    sampling =
        priorityExponent.isPresent()
            ? new PrioritizedSampling(capacity, priorityExponent.getAsDouble())
            : new UniformSampling();
  }

  private static ObservationStore stacks(int capacity, StackShape shape) {
    return new SharedFrames(requireAllowed(capacity), shape);
  }

  private static int requireAllowed(int capacity) {
    int most = Integer.MAX_VALUE / Long.BYTES;
    if (capacity < 1 || capacity > most) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "replay_capacity",
          "a replay capacity of %d transitions is not allowed; it must be from 1 to %d"
              .formatted(capacity, most));
    }
    return capacity;
  }

  /** Returns how many transitions there are. */
  public int size() {
    return (int) Math.min(added, capacity);
  }

  /**
   * Stores a transition in place of the oldest, after which every action is allowed.
   *
   * @see #add(int, NdArray, long, double, boolean, boolean, NdArray, Optional)
   */
  public void add(
      int environment,
      NdArray observation,
      long action,
      double reward,
      boolean terminated,
      boolean truncated,
      NdArray nextObservation) {
    add(
        environment,
        observation,
        action,
        reward,
        terminated,
        truncated,
        nextObservation,
        Optional.empty());
  }

  /**
   * Stores a transition in place of the oldest.
   *
   * @param environment which of the environments, from 0 on, it comes from
   * @param observation the D elements seen before the action
   * @param action what was done
   * @param reward what it brought
   * @param terminated whether it led to a terminal state
   * @param truncated whether a limit cut the episode after it
   * @param nextObservation the D elements seen after the action, in the same episode
   * @param nextMask for each of the A actions, whether it is allowed then; empty: all are
   */
  public void add(
      int environment,
      NdArray observation,
      long action,
      double reward,
      boolean terminated,
      boolean truncated,
      NdArray nextObservation,
      Optional<boolean[]> nextMask) {
    int place = place(added);
    if (added >= capacity) {
      observations.forget(place);
    }
    int previous = previous(environment, observation);
    observations.put(place, previous, observation, nextObservation);
    actions.putLong(place, action);
    rewards.putFloat(place, (float) reward);
    ends.putByte(place, (terminated ? TERMINATED : 0) | (truncated ? TRUNCATED : 0));
    successors.putInt(place, ObservationStore.NONE);
    if (previous != ObservationStore.NONE) {
      successors.putInt(previous, place);
    }
    for (int other = 0; other < actionCount; other++) {
      boolean allowed = nextMask.isEmpty() || nextMask.get()[other];
      nextForbidden.putByte(place * actionCount + other, allowed ? 0 : 1);
      forbids |= !allowed;
    }
    sampling.added(place);
    latest[environment] = added;
    added++;
  }

  /** Returns whether some action was forbidden after a transition that is or was here. */
  public boolean forbids() {
    return forbids;
  }

  /** Returns memory for batches of {@code batchSize} of these transitions. */
  public ReplayBatch newBatch(int batchSize) {
    return ReplayBatch.allocate(batchSize, dtype, observationSize, actionCount);
  }

  /**
   * Fills {@code batch} with transitions drawn by {@code generator}; with priorities, the weights
   * make up for them fully.
   *
   * @throws IllegalStateException if there are none
   */
  public void sample(Pcg64 generator, ReplayBatch batch) {
    sample(generator, 1, batch);
  }

  /**
   * Fills {@code batch} with transitions drawn by {@code generator}.
   *
   * @param beta of Schaul et al. 2016, how far the weights make up for the priorities, from 0 to 1;
   *     without priorities all weights are 1
   * @throws IllegalStateException if there are none
   */
  public void sample(Pcg64 generator, double beta, ReplayBatch batch) {
    if (added == 0) {
      throw new IllegalStateException("the replay memory is empty");
    }
    sampling.draw(generator, size(), beta, batch);
    int bytes = observationSize * dtype.byteSize();
    ByteBuffer observation = batch.observation().buffer();
    ByteBuffer nextObservation = batch.nextObservation().buffer();
    for (int row = 0; row < batch.size(); row++) {
      int first = (int) batch.place().getLong(row);
      int last = fillWindow(batch, row, first);
      observations.copyObservation(first, observation, row * bytes);
      observations.copyNextObservation(last, nextObservation, row * bytes);
    }
  }

  /**
   * Changes the priorities of a batch that was sampled since the last transition was added; without
   * priorities nothing.
   *
   * @param errors float32 of shape (B, 1): the absolute errors, each before its weight
   */
  public void prioritize(ReplayBatch batch, NdArray errors) {
    sampling.learnt(batch, errors);
  }

  /** Saves the transitions that there are. */
  public void save(StateWriter state) {
    state.putLong("replay/added", added);
    state.putBytes("replay/latest", NdArray.ofLongs(latest).buffer());
    observations.save(state, size());
    for (Column column : List.of(actions, rewards, ends, successors, nextForbidden)) {
      column.save(state, size());
    }
    sampling.save(state, size());
  }

  /**
   * Continues from what {@link #save} wrote.
   *
   * @throws GymWireException with code INVALID_VALUE if it was a memory of other transitions or
   *     another capacity
   */
  public void load(StateReader state) {
    added = state.getLong("replay/added");
    boolean fits = observations.load(state, size());
    for (Column column : List.of(actions, rewards, ends, successors, nextForbidden)) {
      fits = fits && column.load(state, size());
    }
    if (!fits || !sampling.load(state, size())) {
      added = 0;
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "the checkpoint's replay memory has another capacity, or observations of another size");
    }
    forbids = nextForbidden.isAnySet(size());
    ByteBuffer savedLatest = state.getBytes("replay/latest");
    latest = new long[savedLatest.remaining() / Long.BYTES];
    savedLatest.asLongBuffer().get(latest);
  }

  /** Returns the place of the transition that {@code observation} follows, if it is still there. */
  private int previous(int environment, NdArray observation) {
    if (environment >= latest.length) {
      int known = latest.length;
      latest = Arrays.copyOf(latest, environment + 1);
      Arrays.fill(latest, known, latest.length, NEVER);
    }
    long candidate = latest[environment];
    if (candidate == NEVER || candidate <= added - capacity) {
      return ObservationStore.NONE;
    }
    int place = place(candidate);
    boolean followed = ends.getByte(place) == 0 && observations.isNext(place, observation);
    return followed ? place : ObservationStore.NONE;
  }

  /** Fills in all but the observations, and returns the place of the window's last transition. */
  private int fillWindow(ReplayBatch batch, int row, int first) {
    int last = first;
    double reward = rewards.getFloat(first);
    double discount = returns.gamma();
    for (int step = 1; step < returns.steps(); step++) {
      int successor = successors.getInt(last);
      if (successor == ObservationStore.NONE) {
        break;
      }
      last = successor;
      reward += discount * rewards.getFloat(last);
      discount *= returns.gamma();
    }
    boolean terminated = (ends.getByte(last) & TERMINATED) != 0;
    boolean truncated = (ends.getByte(last) & TRUNCATED) != 0;
    batch.action().setLong(row, actions.getLong(first));
    batch.reward().setDouble(row, reward);
    batch.terminated().setDouble(row, terminated ? 1 : 0);
    batch.truncated().setDouble(row, truncated ? 1 : 0);
    batch.bootstrap().setDouble(row, terminated ? 0 : discount);
    nextForbidden.copy(last, batch.nextForbidden().buffer(), row * actionCount);
    return last;
  }

  private int place(long number) {
    return (int) (number % capacity);
  }
}
