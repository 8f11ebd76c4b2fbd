package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.NdArray;

/** The rows of a picture of dtype uint8 and shape (height, width) or (height, width, channels). */
final class ByteRows implements PictureRows {
  private final byte[] bytes;
  private final int width;
  private final int channels;
  private final ChangedColumns changed;

  ByteRows(NdArray picture) {
    bytes = new byte[picture.byteLength()];
    width = picture.length(1);
    channels = bytes.length / picture.length(0) / width;
    changed = new ChangedColumns(picture.length(0), width);
    changed.addAll();
    picture.buffer().get(bytes);
  }

  @Override
  public ChangedColumns changed() {
    return changed;
  }

  @Override
  public boolean repeats(int row) {
    return false;
  }

  @Override
  public void read(int row, int from, int to, float[] samples) {
    int start = row * width * channels;
    for (int i = from * channels; i < to * channels; i++) {
      samples[i] = bytes[start + i] & 0xFF;
    }
  }
}
