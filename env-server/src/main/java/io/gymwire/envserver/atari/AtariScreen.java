package io.gymwire.envserver.atari;

import java.nio.ByteBuffer;

/**
 * The screen of an Atari environment at the present frame: rows of pixels, each a value of the
 * console's palette, and ALE's own colours for them.
 *
 * <p>All arrays are row-major; a pixel's index is {@code row * width() + column}.
 */
public final class AtariScreen {
  static final int WIDTH = 160;

  private final int height;
  private final Palette palette;
  private final byte[] scratch;
  private ByteBuffer frame;

  AtariScreen(int height, Palette palette) {
    this.height = height;
    this.palette = palette;
    this.scratch = new byte[height * WIDTH];
    this.frame = ByteBuffer.allocate(scratch.length);
  }

  /** Returns the number of rows, 210 in most games. */
  public int height() {
    return height;
  }

  /** Returns the number of columns, 160. */
  public int width() {
    return WIDTH;
  }

  /** Returns the number of pixels. */
  public int size() {
    return scratch.length;
  }

  /** Copies the pixels' palette values, {@link #size()} bytes, to the start of {@code target}. */
  public void copyIndices(byte[] target) {
    frame.get(0, target, 0, scratch.length);
  }

  /**
   * Returns ALE's gray of each palette value: 256 unsigned bytes, the same for all frames of this
   * environment, not to be changed.
   */
  public byte[] grayTable() {
    return palette.gray();
  }

  /**
   * Returns ALE's colour of each palette value: 256 numbers {@code 0xRRGGBB}, the same for all
   * frames of this environment, not to be changed.
   */
  public int[] rgbTable() {
    return palette.rgb();
  }

  /** Copies the screen in ALE's grays, {@link #size()} bytes, to the start of {@code target}. */
  public void copyGrayscale(byte[] target) {
    copyIndices(scratch);
    palette.toGray(scratch, target);
  }

  /**
   * Copies the screen in ALE's colours, three bytes a pixel (red, green, blue), to the start of
   * {@code target}.
   */
  public void copyRgb(byte[] target) {
    copyIndices(scratch);
    palette.toRgb(scratch, target);
  }

  /** Shows {@code newFrame} from now on: memory of {@link #size()} bytes that the emulator owns. */
  void show(ByteBuffer newFrame) {
    frame = newFrame;
  }

  /** Keeps the last frame when the emulator's memory goes. */
  void freeze() {
    byte[] last = new byte[scratch.length];
    copyIndices(last);
    frame = ByteBuffer.wrap(last);
  }
}
