package io.gymwire.agents.play;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * Draws a picture with characters: the upper half block with a colour of its own for either half,
 * so that a cell holds two square pixels.
 */
final class HalfBlocks {
  private static final char UPPER_HALF = '\u2580';
  private static final String PLAIN = "\u001b[0m";

  private HalfBlocks() {}

  /** Returns {@code picture}, at most so many cells large, as lines of text with colours. */
  static String draw(BufferedImage picture, int columns, int rows) {
    BufferedImage small = scaled(picture, columns, 2 * rows);
    StringBuilder text = new StringBuilder();
    for (int y = 0; y + 1 < small.getHeight(); y += 2) {
      for (int x = 0; x < small.getWidth(); x++) {
        colour(text, 38, small.getRGB(x, y));
        colour(text, 48, small.getRGB(x, y + 1));
        text.append(UPPER_HALF);
      }
      text.append(PLAIN).append("\r\n");
    }
    return text.toString();
  }

  private static void colour(StringBuilder text, int what, int rgb) {
    text.append("\u001b[")
        .append(what)
        .append(";2;")
        .append(rgb >> 16 & 0xFF)
        .append(';')
        .append(rgb >> 8 & 0xFF)
        .append(';')
        .append(rgb & 0xFF)
        .append('m');
  }

  private static BufferedImage scaled(BufferedImage picture, int maxWidth, int maxHeight) {
    double scale =
        Math.min(
            1,
            Math.min(
                (double) maxWidth / picture.getWidth(), (double) maxHeight / picture.getHeight()));
    int width = Math.max(1, (int) (scale * picture.getWidth()));
    int height = Math.max(2, (int) (scale * picture.getHeight()) / 2 * 2);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }
}
