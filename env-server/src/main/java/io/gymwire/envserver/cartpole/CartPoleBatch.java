package io.gymwire.envserver.cartpole;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.space.Space;
import java.nio.FloatBuffer;

/**
 * What both vector forms of CartPole do alike: take N actions, push N carts, and write N
 * observations into one float32 array of shape (N, 4), without allocating.
 */
final class CartPoleBatch {
  final int count;
  final CartPoles carts;
  final int[] elapsed;
  final VectorStep step;
  final NdArray observation;
  private final double fallReward;
  private final double stayReward;
  private final int maxEpisodeSteps;
  private final Space actionSpace;
  private final long[] actions;
  private final float[] elements;
  private final FloatBuffer memory;

  CartPoleBatch(int count, CartPoleArguments arguments, double stayReward, int maxEpisodeSteps) {
    this.count = count;
    this.fallReward = arguments.fallReward();
    this.stayReward = stayReward;
    this.maxEpisodeSteps = maxEpisodeSteps;
    this.carts = new CartPoles(count, arguments.semiImplicit());
    this.elapsed = new int[count];
    this.actionSpace = CartPoleSpaces.ACTION.batch(count);
    this.actions = new long[count];
    this.elements = new float[count * CartPoles.OBSERVATION_SIZE];
    this.observation = NdArray.zeros(DType.FLOAT32, count, CartPoles.OBSERVATION_SIZE);
    this.memory = observation.buffer().asFloatBuffer();
    this.step = new VectorStep(count, observation);
  }

  /** Returns whether a step takes some dozens of microseconds at most; a cart takes about 30 ns. */
  boolean isQuick() {
    return count <= 1024;
  }

  /** Marks in {@code ended} the environments whose episode ended in the latest step. */
  void markEnded(boolean[] ended) {
    for (int i = 0; i < count; i++) {
      ended[i] = step.ended(i);
    }
  }

  /** Returns a picture of environment {@code index}. */
  NdArray picture(int index) {
    return CartPolePicture.draw(carts.position[index], carts.angle[index]);
  }

  /** Takes the actions of the next step; throws INVALID_VALUE if one is none. */
  void take(Object batch) {
    if (!(batch instanceof NdArray array && isPlain(array))) {
      takeActions((NdArray) actionSpace.decode(batch, "action"));
      return;
    }
    takeActions(array);
    long all = 0;
    for (long action : actions) {
      all |= action;
    }
    if ((all & ~1L) != 0) {
      // It throws the space's own message.
      actionSpace.decode(batch, "action");
    }
  }

  /**
   * Pushes all carts with the actions taken and fills rewards and flags; episodes that had ended go
   * on, too.
   */
  void push() {
    for (int i = 0; i < count; i++) {
      carts.push(i, actions[i]);
    }
    double[] reward = step.reward();
    boolean[] terminated = step.terminated();
    boolean[] truncated = step.truncated();
    for (int i = 0; i < count; i++) {
      boolean fallen = carts.fallen(i);
      terminated[i] = fallen;
      truncated[i] = ++elapsed[i] >= maxEpisodeSteps;
      reward[i] = fallen ? fallReward : stayReward;
    }
  }

  /** Writes the observations of all carts into the batch. */
  void observe() {
    for (int i = 0; i < count; i++) {
      carts.observe(i, elements);
    }
    memory.put(0, elements);
  }

  /** Makes environment {@code i}'s part of the step that of a reset: no reward, no flags. */
  void clear(int i) {
    elapsed[i] = 0;
    step.reward()[i] = 0;
    step.terminated()[i] = false;
    step.truncated()[i] = false;
  }

  void save(StateOutput out) {
    carts.save(out);
    out.putInts(elapsed);
  }

  void restore(StateInput in) {
    carts.restore(in);
    in.nextInts(elapsed);
  }

  private boolean isPlain(NdArray array) {
    return array.dtype() == DType.INT64 && array.rank() == 1 && array.size() == count;
  }

  private void takeActions(NdArray array) {
    array.buffer().asLongBuffer().get(0, actions);
  }
}
