package io.gymwire.envserver.picture;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/** Draws what {@code render_mode="rgb_array"} shows. */
public final class Drawing {
  private Drawing() {}

  /**
   * Returns what {@code painter} paints on white, smoothed at the edges: uint8 of shape (height,
   * width, 3).
   */
  public static NdArray of(int width, int height, Consumer<Graphics2D> painter) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    painter.accept(graphics);
    graphics.dispose();
    return pixels(image);
  }

  /** Fills {@code shape} with {@code color}. */
  public static void fill(Graphics2D graphics, Color color, Shape shape) {
    graphics.setColor(color);
    graphics.fill(shape);
  }

  private static NdArray pixels(BufferedImage image) {
    int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] bytes = new byte[3 * rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      bytes[3 * i] = (byte) (rgb[i] >> 16);
      bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
      bytes[3 * i + 2] = (byte) rgb[i];
    }
    NdArray pixels = NdArray.zeros(DType.UINT8, image.getHeight(), image.getWidth(), 3);
    pixels.buffer().put(bytes);
    return pixels;
  }
}
