package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.atari.AtariScreen;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import java.util.Arrays;

/**
 * The last two frames of a step, of which each pixel shows the brighter: sprites that flicker are
 * drawn in one of them only.
 *
 * <p>Frames are kept as palette values, and become gray or colours only as they are read.
 */
final class ScreenPool implements PictureRows {
  private final AtariScreen screen;
  private final int width;
  private final int channels;
  private final float[] table;
  private final boolean[] changed;
  private byte[] newest;
  private byte[] older;
  private byte[] candidate;
  private byte[][] pooled;

  private ScreenPool(AtariScreen screen, int channels, float[] table) {
    this.screen = screen;
    this.width = screen.width();
    this.channels = channels;
    this.table = table;
    this.newest = new byte[screen.size()];
    this.older = new byte[screen.size()];
    this.candidate = new byte[screen.size()];
    this.pooled = new byte[][] {newest};
    this.changed = new boolean[screen.height()];
    changeAll();
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
    pooled = new byte[][] {newest};
    changeAll();
  }

  /** Keeps the present frame as the last but one of a step. */
  void keepLastButOne() {
    screen.copyIndices(candidate);
    markChanges(older, candidate);
  }

  /** Shows the frame kept and the present one. */
  void showLastTwo() {
    byte[] free = older;
    older = candidate;
    candidate = newest;
    newest = free;
    screen.copyIndices(newest);
    markChanges(candidate, newest);
    pooled = new byte[][] {newest, older};
  }

  /** Shows what it showed, and the frame kept: Gymnasium pools in place, and so these three. */
  void showMore() {
    pooled = new byte[][] {newest, older, candidate};
    changeAll();
  }

  /** Takes the picture as read: what changes from now on is what is new to its reader. */
  void forgetChanges() {
    Arrays.fill(changed, false);
  }

  @Override
  public boolean changed(int row) {
    return changed[row];
  }

  @Override
  public boolean repeats(int row) {
    int start = row * width;
    for (byte[] frame : pooled) {
      if (!Arrays.equals(frame, start - width, start, frame, start, start + width)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void read(int row, float[] samples) {
    int start = row * width;
    readFirst(start, samples);
    for (int i = 1; i < pooled.length; i++) {
      if (!Arrays.equals(newest, start, start + width, pooled[i], start, start + width)) {
        readBrighter(pooled[i], start, samples);
      }
    }
  }

  void save(StateOutput out) {
    out.putInt(pooled.length).putBytes(newest).putBytes(older).putBytes(candidate);
  }

  void restore(StateInput in) {
    int count = in.nextInt();
    newest = in.nextBytes();
    older = in.nextBytes();
    candidate = in.nextBytes();
    pooled = Arrays.copyOf(new byte[][] {newest, older, candidate}, count);
    changeAll();
  }

  private void changeAll() {
    Arrays.fill(changed, true);
  }

  /** Few rows of a game's screen differ from one step to the next. */
  private void markChanges(byte[] before, byte[] now) {
    int from = 0;
    while (from < now.length) {
      int equal = Arrays.mismatch(before, from, now.length, now, from, now.length);
      if (equal < 0) {
        return;
      }
      int row = (from + equal) / width;
      changed[row] = true;
      from = (row + 1) * width;
    }
  }

  private void readFirst(int start, float[] samples) {
    int to = 0;
    for (int i = start; i < start + width; i++) {
      int from = (newest[i] & 0xFF) * channels;
      for (int channel = 0; channel < channels; channel++) {
        samples[to++] = table[from + channel];
      }
    }
  }

  private void readBrighter(byte[] frame, int start, float[] samples) {
    int to = 0;
    for (int i = start; i < start + width; i++) {
      int from = (frame[i] & 0xFF) * channels;
      for (int channel = 0; channel < channels; channel++) {
        float value = table[from + channel];
        if (value > samples[to]) {
          samples[to] = value;
        }
        to++;
      }
    }
  }
}
