package io.gymwire.envserver.atari;

import io.gymwire.protocol.random.Pcg64;

/**
 * For how many frames an action is held: a number from {@code low} to {@code high - 1}, drawn anew
 * for each step if there is more than one.
 *
 * @param random whether it was given as a range, which draws even if there is only one number in it
 */
record FrameSkip(int low, int high, boolean random) {

  static FrameSkip fixed(int frames) {
    return new FrameSkip(frames, frames + 1, false);
  }

  static FrameSkip range(int low, int high) {
    return new FrameSkip(low, high, true);
  }

  int next(Pcg64 generator) {
    return random ? (int) generator.integers(low, high) : low;
  }

  @Override
  public String toString() {
    return random ? "(%d, %d)".formatted(low, high) : String.valueOf(low);
  }
}
