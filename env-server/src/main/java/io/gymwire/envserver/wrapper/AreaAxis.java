package io.gymwire.envserver.wrapper;

import java.util.Arrays;

/**
 * What each place along one axis of a shrunk picture takes from the places of the original, as
 * OpenCV's INTER_AREA has it: a run of neighbours with float32 weights.
 */
final class AreaAxis {
  /** Overlaps of less than this, in places of the original, do not count. */
  private static final double NEGLIGIBLE = 1e-3;

  private final double scale;
  private final int[] starts;
  private final float[][] weights;
  private final int[] firstPlaces;
  private final int[] lastPlaces;

  /** An axis of {@code from} places shrunk to {@code to}, at most as many. */
  AreaAxis(int from, int to) {
    // OpenCV divides twice, which is not always from / to.
    this.scale = 1 / ((double) to / from);
    this.starts = new int[to];
    this.weights = new float[to][];
    this.firstPlaces = new int[from];
    this.lastPlaces = new int[from];
    for (int i = 0; i < to; i++) {
      cover(i, from);
    }
    for (int i = to - 1; i >= 0; i--) {
      Arrays.fill(firstPlaces, starts[i], starts[i] + weights[i].length, i);
    }
    for (int i = 0; i < to; i++) {
      Arrays.fill(lastPlaces, starts[i], starts[i] + weights[i].length, i);
    }
  }

  /** Returns whether every place takes the same whole number of places. */
  boolean isWhole() {
    return Math.abs(scale - Math.rint(scale)) < Math.ulp(1.0);
  }

  /** Returns how many places of the original make one, if that is a whole number. */
  int wholeScale() {
    return (int) Math.rint(scale);
  }

  /** Returns how many places there are after shrinking. */
  int places() {
    return starts.length;
  }

  /** Returns the first place of the original that {@code place} takes from. */
  int start(int place) {
    return starts[place];
  }

  /** Returns the weights of the places from {@link #start} on. */
  float[] weights(int place) {
    return weights[place];
  }

  /** Returns the first place that takes from {@code place} of the original. */
  int firstPlaceWith(int place) {
    return firstPlaces[place];
  }

  /** Returns the last place that takes from {@code place} of the original. */
  int lastPlaceWith(int place) {
    return lastPlaces[place];
  }

  /** Returns how many weights a place has at most. */
  int maxWeights() {
    int max = 0;
    for (float[] run : weights) {
      max = Math.max(max, run.length);
    }
    return max;
  }

  private void cover(int place, int from) {
    double left = place * scale;
    double right = left + scale;
    double width = Math.min(scale, from - left);
    int wholeEnd = Math.min((int) Math.floor(right), from - 1);
    int wholeStart = Math.min((int) Math.ceil(left), wholeEnd);
    boolean partBefore = wholeStart - left > NEGLIGIBLE;
    boolean partAfter = right - wholeEnd > NEGLIGIBLE;
    int before = partBefore ? 1 : 0;
    int whole = wholeEnd - wholeStart;
    float[] run = new float[before + whole + (partAfter ? 1 : 0)];
    if (partBefore) {
      run[0] = (float) ((wholeStart - left) / width);
    }
    for (int i = 0; i < whole; i++) {
      run[before + i] = (float) (1 / width);
    }
    if (partAfter) {
      run[before + whole] = (float) (Math.min(Math.min(right - wholeEnd, 1), width) / width);
    }
    starts[place] = wholeStart - before;
    weights[place] = run;
  }
}
