package io.gymwire.envserver.atari;

import org.bytedeco.ale.ColourPalette;

/** The colours of the 256 values that a pixel of the console's screen can have, as ALE has them. */
final class Palette {
  private static final int COLOURS = 256;

  private final byte[] gray = new byte[COLOURS];
  private final int[] rgb = new int[COLOURS];

  /** Reads the tables of {@code palette}. */
  Palette(ColourPalette palette) {
    for (int i = 0; i < COLOURS; i++) {
      gray[i] = palette.getGrayscale(i);
      rgb[i] = palette.getRGB(i);
    }
  }

  /** Returns the gray of each value, 256 bytes not to be changed. */
  byte[] gray() {
    return gray;
  }

  /** Returns the colour of each value, 256 numbers 0xRRGGBB not to be changed. */
  int[] rgb() {
    return rgb;
  }

  void toGray(byte[] indices, byte[] target) {
    for (int i = 0; i < indices.length; i++) {
      target[i] = gray[indices[i] & 0xFF];
    }
  }

  void toRgb(byte[] indices, byte[] target) {
    for (int i = 0; i < indices.length; i++) {
      int colour = rgb[indices[i] & 0xFF];
      target[3 * i] = (byte) (colour >> 16);
      target[3 * i + 1] = (byte) (colour >> 8);
      target[3 * i + 2] = (byte) colour;
    }
  }
}
