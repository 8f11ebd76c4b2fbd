package io.gymwire.agentsdk.replay;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.ArrayList;
import java.util.List;

/**
 * Random episodes in several environments, remembered in the simplest way there is: a list of whole
 * transitions. Observations are stacks of random pictures, few enough different ones that equal
 * pictures follow each other.
 */
final class Life {
  static final int FRAMES = 3;
  static final int HEIGHT = 2;
  static final int WIDTH = 3;

  /** A transition, and how it went on: the number of the next one of its episode, or -1. */
  static final class Moment {
    final int environment;
    final NdArray before;
    final long action;
    final double reward;
    final boolean terminated;
    final boolean truncated;
    final NdArray after;
    int next = -1;

    Moment(Life life, int environment, NdArray after) {
      this.environment = environment;
      this.before = life.current[environment].copy();
      this.action = life.moments.size();
      this.reward = life.random.integers(-5, 6);
      this.terminated = life.random.nextDouble() < life.endRate;
      this.truncated = life.random.nextDouble() < life.endRate;
      this.after = after;
    }
  }

  final List<Moment> moments = new ArrayList<>();
  private final Pcg64 random;
  private final double endRate;
  private final boolean zeroPadding;
  private final NdArray[] current;
  private final int[] latest;

  Life(long seed, int environments, double endRate, boolean zeroPadding) {
    this.random = Pcg64.seeded(seed);
    this.endRate = endRate;
    this.zeroPadding = zeroPadding;
    current = new NdArray[environments];
    latest = new int[environments];
    for (int i = 0; i < environments; i++) {
      reset(i);
    }
  }

  /** Steps all environments once and puts what happened into {@code memory} too. */
  void step(ReplayMemory memory) {
    for (int i = 0; i < current.length; i++) {
      Moment moment = new Moment(this, i, stacked(current[i]));
      if (latest[i] >= 0) {
        moments.get(latest[i]).next = moments.size();
      }
      latest[i] = moments.size();
      moments.add(moment);
      memory.add(
          i,
          moment.before,
          moment.action,
          moment.reward,
          moment.terminated,
          moment.truncated,
          moment.after);
      current[i] = moment.after;
      if (moment.terminated || moment.truncated) {
        reset(i);
      }
    }
  }

  /** Begins a new episode in the middle of one, as after a resume without the old state. */
  void reset(int environment) {
    latest[environment] = -1;
    NdArray stack = NdArray.zeros(DType.UINT8, FRAMES, HEIGHT, WIDTH);
    NdArray frame = frame();
    // No picture of the episode before can make a beginning look like its continuation.
    frame.setLong(0, 100 + moments.size() % 100);
    for (int i = zeroPadding ? FRAMES - 1 : 0; i < FRAMES; i++) {
      stack.setRow(i, frame);
    }
    current[environment] = stack;
  }

  private NdArray stacked(NdArray before) {
    NdArray after = NdArray.zeros(DType.UINT8, FRAMES, HEIGHT, WIDTH);
    for (int i = 1; i < FRAMES; i++) {
      after.setRow(i - 1, before.row(i));
    }
    after.setRow(FRAMES - 1, frame());
    return after;
  }

  private NdArray frame() {
    NdArray frame = NdArray.zeros(DType.UINT8, HEIGHT, WIDTH);
    frame.setLong(1, random.integers(3));
    return frame;
  }
}
