package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.NdArray;

/** The rows of a picture of dtype uint8 and shape (height, width) or (height, width, channels). */
final class ByteRows implements PictureRows {
  private final byte[] bytes;
  private final int rowLength;

  ByteRows(NdArray picture) {
    bytes = new byte[picture.byteLength()];
    rowLength = bytes.length / picture.length(0);
    picture.buffer().get(bytes);
  }

  @Override
  public boolean changed(int row) {
    return true;
  }

  @Override
  public boolean repeats(int row) {
    return false;
  }

  @Override
  public void read(int row, float[] samples) {
    int start = row * rowLength;
    for (int i = 0; i < rowLength; i++) {
      samples[i] = bytes[start + i] & 0xFF;
    }
  }
}
