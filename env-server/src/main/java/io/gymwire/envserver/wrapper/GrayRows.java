package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.NdArray;

/**
 * The rows of a picture of dtype uint8 and shape (height, width, 3), made gray with the weights of
 * ITU-R BT.601 in float32, as numpy multiplies and adds them.
 */
final class GrayRows implements PictureRows {
  private static final int CHANNELS = 3;
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private final PictureRows colours;
  private final float[] row;

  GrayRows(NdArray picture) {
    this.colours = new ByteRows(picture);
    this.row = new float[picture.length(1) * CHANNELS];
  }

  @Override
  public ChangedColumns changed() {
    return colours.changed();
  }

  @Override
  public boolean repeats(int row) {
    return colours.repeats(row);
  }

  @Override
  public void read(int row, int from, int to, float[] samples) {
    colours.read(row, from, to, this.row);
    for (int i = from; i < to; i++) {
      int red = i * CHANNELS;
      samples[i] = this.row[red] * RED + this.row[red + 1] * GREEN + this.row[red + 2] * BLUE;
    }
  }
}
