package io.gymwire.agents.cli;

import io.gymwire.protocol.array.NdArray;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a picture into one with a palette of at most 256 colours, which a GIF needs. */
final class IndexedImage {
  private static final int MOST_COLOURS = 256;

  private IndexedImage() {}

  /**
   * Returns {@code frame}, uint8 of shape (height, width, 3), unchanged if it has no more colours
   * than a palette.
   */
  static BufferedImage of(NdArray frame) {
    int[] pixels = pixels(frame);
    Map<Integer, Integer> counts = counts(pixels);
    List<int[]> boxes = new MedianCut(counts).boxes(MOST_COLOURS);
    int[] palette = new int[boxes.size()];
    Map<Integer, Integer> indices = new HashMap<>();
    for (int i = 0; i < palette.length; i++) {
      palette[i] = MedianCut.mean(boxes.get(i), counts);
      for (int colour : boxes.get(i)) {
        indices.put(colour, i);
      }
    }
    IndexColorModel model =
        new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    int height = frame.length(0);
    int width = frame.length(1);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    image.getRaster().setDataElements(0, 0, width, height, indexed(pixels, indices));
    return image;
  }

  private static int[] pixels(NdArray frame) {
    ByteBuffer bytes = frame.buffer();
    int[] pixels = new int[frame.size() / 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          ((bytes.get(3 * i) & 0xff) << 16)
              | ((bytes.get(3 * i + 1) & 0xff) << 8)
              | (bytes.get(3 * i + 2) & 0xff);
    }
    return pixels;
  }

  // Pictures are mostly runs of one colour: a look-up a run is ten times faster than one a pixel.
  private static Map<Integer, Integer> counts(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    int start = 0;
    for (int i = 1; i <= pixels.length; i++) {
      if (i == pixels.length || pixels[i] != pixels[start]) {
        counts.merge(pixels[start], i - start, Integer::sum);
        start = i;
      }
    }
    return counts;
  }

  private static byte[] indexed(int[] pixels, Map<Integer, Integer> indices) {
    byte[] indexed = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indexed[i] =
          i > 0 && pixels[i] == pixels[i - 1] ? indexed[i - 1] : indices.get(pixels[i]).byteValue();
    }
    return indexed;
  }
}
