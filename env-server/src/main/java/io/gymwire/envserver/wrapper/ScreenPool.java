package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.atari.AtariScreen;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import java.util.Arrays;
import java.util.Optional;

/**
 * The last two frames of a step, of which each pixel shows the brighter: sprites that flicker are
 * drawn in one of them only.
 *
 * <p>Frames are kept as palette values, and become gray or colours only as they are read. From one
 * step to the next few rows differ, and only those are written and read: a vector of many games
 * waits for memory more than for anything else.
 */
final class ScreenPool implements PictureRows {
  /** The last two frames of the step that a thread is in, which stay close to its processor. */
  private static final ThreadLocal<byte[][]> OF_THE_STEP =
      ThreadLocal.withInitial(() -> new byte[2][0]);

  private static final byte[] NONE = {};

  private final AtariScreen screen;
  private final int width;
  private final int channels;
  private final float[] table;

  /** What is new to the reader. */
  private final ChangedColumns changed;

  /** The last frame shown. */
  private final byte[] newest;

  /** The one before it, and where it differs from the newest. */
  private final byte[] older;

  private final ChangedColumns olderDiffers;

  /** Of the step that ends: the rows that are not those of the newest. */
  private final boolean[] moved;

  /** Shown with these two, at the end of an episode. */
  private Optional<byte[]> third = Optional.empty();

  private ScreenPool(AtariScreen screen, int channels, float[] table) {
    this.screen = screen;
    this.width = screen.width();
    this.channels = channels;
    this.table = table;
    this.changed = new ChangedColumns(screen.height(), width);
    this.newest = new byte[screen.size()];
    this.older = new byte[screen.size()];
    this.olderDiffers = new ChangedColumns(screen.height(), width);
    this.moved = new boolean[screen.height()];
    changed.addAll();
  }

  /** Returns a pool that is read in ALE's grays. */
  static ScreenPool gray(AtariScreen screen) {
    byte[] grays = screen.grayTable();
    float[] table = new float[grays.length];
    for (int i = 0; i < table.length; i++) {
      table[i] = grays[i] & 0xFF;
    }
    return new ScreenPool(screen, 1, table);
  }

  /** Returns a pool that is read in ALE's colours: red, green, blue. */
  static ScreenPool colours(AtariScreen screen) {
    int[] colours = screen.rgbTable();
    float[] table = new float[3 * colours.length];
    for (int i = 0; i < table.length; i++) {
      table[i] = (colours[i / 3] >> (8 * (2 - i % 3))) & 0xFF;
    }
    return new ScreenPool(screen, 3, table);
  }

  int channels() {
    return channels;
  }

  /** Shows the present frame alone. */
  void showPresent() {
    screen.copyIndices(newest);
    System.arraycopy(newest, 0, older, 0, newest.length);
    olderDiffers.clear();
    third = Optional.empty();
    changed.addAll();
  }

  /** Keeps the present frame as the last but one of a step, until the step ends. */
  void keepLastButOne() {
    screen.copyIndices(ofTheStep()[0]);
  }

  /** Shows the frame kept and the present one. */
  void showLastTwo() {
    if (third.isPresent()) {
      third = Optional.empty();
      changed.addAll();
    }
    byte[][] frames = ofTheStep();
    screen.copyIndices(frames[1]);
    Arrays.fill(moved, false);
    markMoved(frames[0]);
    markMoved(frames[1]);
    for (int row = 0; row < moved.length; row++) {
      if (moved[row] || olderDiffers.has(row)) {
        showLastTwo(row, frames);
      }
    }
  }

  /** Shows a row of both; where only the frame kept moved, it now differs from the newest. */
  private void showLastTwo(int row, byte[][] frames) {
    changed.add(row, olderDiffers);
    changed.addDifference(row, newest, frames[1]);
    System.arraycopy(frames[0], row * width, older, row * width, width);
    System.arraycopy(frames[1], row * width, newest, row * width, width);
    olderDiffers.clear(row);
    olderDiffers.addDifference(row, newest, older);
    changed.add(row, olderDiffers);
  }

  /** Shows what it showed, and the frame kept: Gymnasium pools in place, and so these three. */
  void showMore() {
    third = Optional.of(Arrays.copyOf(ofTheStep()[0], newest.length));
    changed.addAll();
  }

  /** Takes the picture as read: what changes from now on is what is new to its reader. */
  void forgetChanges() {
    changed.clear();
  }

  @Override
  public ChangedColumns changed() {
    return changed;
  }

  @Override
  public boolean repeats(int row) {
    return third.isEmpty()
        && repeats(newest, row)
        && ((!olderDiffers.has(row - 1) && !olderDiffers.has(row)) || repeats(older, row));
  }

  private boolean repeats(byte[] frame, int row) {
    int start = row * width;
    return Arrays.equals(frame, start - width, start, frame, start, start + width);
  }

  @Override
  public void read(int row, int from, int to, float[] samples) {
    int start = row * width;
    readFirst(start, from, to, samples);
    if (olderDiffers.has(row)) {
      readBrighter(older, start, from, to, samples);
    }
    if (third.isPresent()) {
      readBrighter(third.get(), start, from, to, samples);
    }
  }

  void save(StateOutput out) {
    out.putBytes(newest).putBytes(older).putBytes(third.orElse(NONE));
  }

  void restore(StateInput in) {
    System.arraycopy(in.nextBytes(), 0, newest, 0, newest.length);
    System.arraycopy(in.nextBytes(), 0, older, 0, older.length);
    third = Optional.of(in.nextBytes()).filter(frame -> frame.length > 0);
    olderDiffers.clear();
    for (int row = 0; row < screen.height(); row++) {
      olderDiffers.addDifference(row, newest, older);
    }
    changed.addAll();
  }

  /** Returns room for two frames that belong to no environment. */
  private byte[][] ofTheStep() {
    byte[][] frames = OF_THE_STEP.get();
    for (int i = 0; i < frames.length; i++) {
      if (frames[i].length < newest.length) {
        frames[i] = new byte[newest.length];
      }
    }
    return frames;
  }

  /** Marks the rows of {@code frame} that are not those of the newest. */
  private void markMoved(byte[] frame) {
    int from = 0;
    while (from < newest.length) {
      int equal = Arrays.mismatch(newest, from, newest.length, frame, from, newest.length);
      if (equal < 0) {
        return;
      }
      int row = (from + equal) / width;
      moved[row] = true;
      from = (row + 1) * width;
    }
  }

  private void readFirst(int start, int from, int to, float[] samples) {
    int place = from * channels;
    for (int i = start + from; i < start + to; i++) {
      int colour = (newest[i] & 0xFF) * channels;
      for (int channel = 0; channel < channels; channel++) {
        samples[place++] = table[colour + channel];
      }
    }
  }

  private void readBrighter(byte[] frame, int start, int from, int to, float[] samples) {
    int place = from * channels;
    for (int i = start + from; i < start + to; i++) {
      int colour = (frame[i] & 0xFF) * channels;
      for (int channel = 0; channel < channels; channel++) {
        float value = table[colour + channel];
        if (value > samples[place]) {
          samples[place] = value;
        }
        place++;
      }
    }
  }
}
