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
  private static final float TO_LOW_BYTE = 0x1.8p23f;

  /** Stands for no row, and none that comes before the first. */
  private static final int NONE = -2;

  private final AreaAxis rows;
  private final AreaAxis columns;
  private final boolean whole;
  private final Rounding rounding;
  private final float factor;
  private final int channels;
  private final int[] firsts;
  private final float[][] weights;
  private final float[] samples;
  private final float[] shrunk;
  private final float[] sums;
  private final byte[] bytes;

  /** The row that {@code shrunk} holds, of which it has the columns from, up to these. */
  private int present;

  private int presentFrom;
  private int presentTo;

  /**
   * Shrinks pictures of {@code height} x {@code width} to {@code newHeight} x {@code newWidth},
   * neither larger, with up to 4 channels side by side.
   */
  AreaResize(int height, int width, int channels, int newHeight, int newWidth) {
    this(height, width, channels, newHeight, newWidth, false);
  }

  private AreaResize(
      int height, int width, int channels, int newHeight, int newWidth, boolean cut) {
    this.rows = new AreaAxis(height, newHeight);
    this.columns = new AreaAxis(width, newWidth);
    this.whole = rows.isWhole() && columns.isWhole();
    int area = rows.wholeScale() * columns.wholeScale();
    // OpenCV has code of its own for pictures of half the size, which rounds in its own way.
    boolean half = rows.wholeScale() == 2 && columns.wholeScale() == 2 && channels != 2;
    if (cut) {
      this.rounding = Rounding.DOWN;
    } else {
      this.rounding = whole && half ? Rounding.HALF_UP : Rounding.HALF_EVEN;
    }
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
   * Shrinks gray pictures whose samples are fractions, which OpenCV leaves float32, and then cuts
   * them to bytes, as numpy does.
   */
  static AreaResize cutting(int height, int width, int newHeight, int newWidth) {
    return new AreaResize(height, width, 1, newHeight, newWidth, true);
  }

  /**
   * Writes {@code picture} at its new size to {@code target}, a uint8 array of that many bytes. It
   * keeps what the call before wrote there where the picture has not changed.
   */
  void resize(PictureRows picture, NdArray target) {
    ByteBuffer out = target.buffer();
    present = NONE;
    for (int y = 0; y < rows.places(); y++) {
      int count = rows.weights(y).length;
      int changedFrom = picture.changed().from(rows.start(y), count);
      int changedTo = picture.changed().to(rows.start(y), count);
      if (changedFrom < changedTo) {
        int from = columns.firstPlaceWith(changedFrom);
        int to = columns.lastPlaceWith(changedTo - 1) + 1;
        sumRows(picture, y, from, to);
        round(from * channels, to * channels);
        int place = from * channels;
        out.put(y * bytes.length + place, bytes, place, (to - from) * channels);
      }
    }
  }

  /** Sums up the rows that make row {@code y}, in its columns from {@code from} to {@code to}. */
  private void sumRows(PictureRows picture, int y, int from, int to) {
    int start = rows.start(y);
    if (start > present + 1 || from < presentFrom || to > presentTo) {
      present = NONE;
      presentFrom = from;
      presentTo = to;
    }
    float[] run = rows.weights(y);
    for (int k = 0; k < run.length; k++) {
      int row = start + k;
      if (row != present && (row != present + 1 || !picture.repeats(row))) {
        shrink(picture, row);
      }
      present = row;
      add(whole ? 1 : run[k], k == 0, from * channels, to * channels);
    }
  }

  /** Shrinks a row. */
  private void shrink(PictureRows picture, int row) {
    int first = presentFrom * channels;
    int end = presentTo * channels;
    int lastStart = firsts[end - channels] / channels;
    picture.read(row, firsts[first] / channels, lastStart + weights.length, samples);
    float[] weight = weights[0];
    for (int i = first; i < end; i++) {
      shrunk[i] = samples[firsts[i]] * weight[i];
    }
    for (int k = 1; k < weights.length; k++) {
      weight = weights[k];
      int offset = k * channels;
      for (int i = first; i < end; i++) {
        shrunk[i] += samples[firsts[i] + offset] * weight[i];
      }
    }
  }

  private void add(float weight, boolean first, int from, int to) {
    if (first) {
      for (int i = from; i < to; i++) {
        sums[i] = shrunk[i] * weight;
      }
      return;
    }
    for (int i = from; i < to; i++) {
      sums[i] += shrunk[i] * weight;
    }
  }

  private void round(int from, int to) {
    switch (rounding) {
      case DOWN -> {
        for (int i = from; i < to; i++) {
          bytes[i] = (byte) (sums[i] * factor);
        }
      }
      case HALF_UP -> {
        for (int i = from; i < to; i++) {
          bytes[i] = (byte) (sums[i] * factor + 0.5f);
        }
      }
      case HALF_EVEN -> {
        for (int i = from; i < to; i++) {
          bytes[i] = (byte) Float.floatToRawIntBits(sums[i] * factor + TO_LOW_BYTE);
        }
      }
    }
  }

  private enum Rounding {
    DOWN,
    HALF_UP,
    HALF_EVEN
  }
}
