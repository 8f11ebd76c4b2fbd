package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.NdArray;
import java.nio.ByteBuffer;

/**
 * Shrinks pictures of bytes to the very bytes of OpenCV's {@code resize} with {@code INTER_AREA}:
 * each pixel is the mean of the area that it covers, in float32, along rows first, then down
 * columns.
 *
 * <p>Where both ratios are whole numbers OpenCV sums the pixels and divides once; its sums are of
 * integers, which float32 holds as well.
 */
final class AreaResize {
  /**
   * Added to a number from 0 to 255, it leaves the nearest integer, half to even, in the low byte.
   */
  private static final float ROUNDING = 0x1.8p23f;

  /** Stands for no row, and none that comes before the first. */
  private static final int NONE = -2;

  private final AreaAxis rows;
  private final boolean whole;
  private final boolean halfUp;
  private final float factor;
  private final int channels;
  private final int[] firsts;
  private final float[][] weights;
  private final float[] samples;
  private final float[] shrunk;
  private final float[] sums;
  private final byte[] bytes;

  /**
   * Shrinks pictures of {@code height} x {@code width} to {@code newHeight} x {@code newWidth},
   * neither larger, with up to 4 channels side by side.
   */
  AreaResize(int height, int width, int channels, int newHeight, int newWidth) {
    AreaAxis columns = new AreaAxis(width, newWidth);
    this.rows = new AreaAxis(height, newHeight);
    this.whole = rows.isWhole() && columns.isWhole();
    int area = rows.wholeScale() * columns.wholeScale();
    // OpenCV has code of its own for pictures of half the size, which rounds in its own way.
    this.halfUp = whole && rows.wholeScale() == 2 && columns.wholeScale() == 2 && channels != 2;
    this.factor = whole ? 1f / area : 1;
    this.channels = channels;
    this.firsts = new int[newWidth * channels];
    this.weights = new float[columns.maxWeights()][firsts.length];
    for (int i = 0; i < firsts.length; i++) {
      int place = i / channels;
      // Runs are made equally long with weights of 0, which at the right end come first.
      int start = Math.min(columns.start(place), width - weights.length);
      firsts[i] = start * channels + i % channels;
      float[] run = columns.weights(place);
      for (int k = 0; k < run.length; k++) {
        weights[columns.start(place) - start + k][i] = whole ? 1 : run[k];
      }
    }
    this.samples = new float[width * channels];
    this.shrunk = new float[firsts.length];
    this.sums = new float[firsts.length];
    this.bytes = new byte[firsts.length];
  }

  /**
   * Writes {@code picture} at its new size to {@code target}, a uint8 array of that many bytes. It
   * keeps what the call before wrote there where the picture has not changed.
   */
  void resize(PictureRows picture, NdArray target) {
    ByteBuffer out = target.buffer();
    int present = NONE;
    for (int y = 0; y < rows.places(); y++) {
      if (!changed(picture, y)) {
        continue;
      }
      float[] run = rows.weights(y);
      for (int k = 0; k < run.length; k++) {
        int row = rows.start(y) + k;
        if (row != present && (row != present + 1 || !picture.repeats(row))) {
          picture.read(row, samples);
          shrink();
        }
        present = row;
        add(whole ? 1 : run[k], k == 0);
      }
      round();
      out.put(y * bytes.length, bytes);
    }
  }

  private boolean changed(PictureRows picture, int place) {
    int start = rows.start(place);
    for (int k = 0; k < rows.weights(place).length; k++) {
      if (picture.changed(start + k)) {
        return true;
      }
    }
    return false;
  }

  /** Shrinks one row. */
  private void shrink() {
    for (int i = 0; i < shrunk.length; i++) {
      shrunk[i] = samples[firsts[i]] * weights[0][i];
    }
    for (int k = 1; k < weights.length; k++) {
      float[] weight = weights[k];
      int offset = k * channels;
      for (int i = 0; i < shrunk.length; i++) {
        shrunk[i] += samples[firsts[i] + offset] * weight[i];
      }
    }
  }

  private void add(float weight, boolean first) {
    if (first) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = shrunk[i] * weight;
      }
      return;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += shrunk[i] * weight;
    }
  }

  private void round() {
    if (halfUp) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (sums[i] * factor + 0.5f);
      }
      return;
    }
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Float.floatToRawIntBits(sums[i] * factor + ROUNDING);
    }
  }
}
