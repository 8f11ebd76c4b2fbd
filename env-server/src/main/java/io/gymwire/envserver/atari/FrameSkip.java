package io.gymwire.envserver.atari;

import io.gymwire.protocol.random.Pcg64;

/**
 * For how many frames an action is held: a number from {@code low} to {@code high - 1}, drawn anew
 * for each step if there is more than one.
 *
 * @param random whether it was given as a range, which draws even if there is only one number in it
 */
record FrameSkip(int low, int high, boolean random) {
  private static final int CONSOLE_FRAMES_PER_SECOND = 60;

  static FrameSkip fixed(int frames) {
    return new FrameSkip(frames, frames + 1, false);
  }

  static FrameSkip range(int low, int high) {
    return new FrameSkip(low, high, true);
  }

  /** Returns how many steps a second make the console's 60 frames a second, at least 1. */
  int stepsPerSecond() {
    return (int) Math.max(1, Math.round(2.0 * CONSOLE_FRAMES_PER_SECOND / (low + high - 1)));
  }

  int next(Pcg64 generator) {
    return random ? (int) generator.integers(low, high) : low;
  }

  @Override
  public String toString() {
    return random ? "(%d, %d)".formatted(low, high) : String.valueOf(low);
  }
}
