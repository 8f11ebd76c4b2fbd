package io.gymwire.envserver.toytext;

import static io.gymwire.envserver.picture.Drawing.fill;

import io.gymwire.envserver.picture.Drawing;
import io.gymwire.protocol.array.NdArray;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Draws a frozen lake from above, as large as Gymnasium's picture of it but in shapes of our own:
 * ice, holes, a mat at the start, a parcel at the goal, and the walker.
 */
final class FrozenLakePicture {
  /** Pixels of a tile, and what its shapes are measured in. */
  private static final int TILE = 64;

  private static final int LONGEST_SIDE = 512;
  private static final Color ICE = new Color(214, 236, 248);
  private static final Color CRACK = new Color(176, 206, 226);
  private static final Color WATER = new Color(34, 76, 122);
  private static final Color MAT = new Color(150, 120, 90);
  private static final Color PARCEL = new Color(196, 48, 48);
  private static final Color RIBBON = new Color(248, 206, 70);
  private static final Color COAT = new Color(38, 128, 62);
  private static final Color FACE = new Color(250, 214, 180);

  private FrozenLakePicture() {}

  /**
   * Returns the picture of the lake {@code desc} with the walker on tile {@code state}, counted row
   * by row: uint8 of 64 x 64 pixels a tile, less where a side would be longer than 512.
   */
  static NdArray draw(List<String> desc, int state) {
    int rows = desc.size();
    int columns = desc.get(0).length();
    int height = Math.min(TILE * rows, LONGEST_SIDE);
    int width = Math.min(TILE * columns, LONGEST_SIDE);
    return Drawing.of(
        width,
        height,
        graphics -> {
          graphics.scale((double) width / (TILE * columns), (double) height / (TILE * rows));
          AffineTransform lake = graphics.getTransform();
          for (int tile = 0; tile < rows * columns; tile++) {
            graphics.setTransform(lake);
            graphics.translate(TILE * (tile % columns), TILE * (tile / columns));
            paint(graphics, desc.get(tile / columns).charAt(tile % columns), tile == state);
          }
        });
  }

  private static void paint(Graphics2D graphics, char letter, boolean hasWalker) {
    fill(graphics, ICE, new Rectangle2D.Double(0, 0, TILE, TILE));
    graphics.setColor(CRACK);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Rectangle2D.Double(0.5, 0.5, TILE - 1, TILE - 1));
    switch (letter) {
      case 'H' -> fill(graphics, WATER, new Ellipse2D.Double(6, 10, 52, 44));
      case 'S' -> fill(graphics, MAT, new Rectangle2D.Double(12, 44, 40, 12));
      case 'G' -> parcel(graphics);
      default -> {
        graphics.draw(new Line2D.Double(14, 46, 30, 30));
        graphics.draw(new Line2D.Double(36, 50, 48, 38));
      }
    }
    if (hasWalker) {
      walker(graphics, letter == 'H');
    }
  }

  private static void parcel(Graphics2D graphics) {
    fill(graphics, PARCEL, new Rectangle2D.Double(14, 20, 36, 34));
    fill(graphics, RIBBON, new Rectangle2D.Double(29, 20, 6, 34));
    fill(graphics, RIBBON, new Rectangle2D.Double(14, 33, 36, 6));
    graphics.setStroke(new BasicStroke(4));
    graphics.draw(new Ellipse2D.Double(21, 11, 11, 8));
    graphics.draw(new Ellipse2D.Double(32, 11, 11, 8));
  }

  /** Of a walker in the water, the head is left. */
  private static void walker(Graphics2D graphics, boolean inWater) {
    if (!inWater) {
      Polygon coat = new Polygon(new int[] {32, 48, 16}, new int[] {24, 56, 56}, 3);
      fill(graphics, COAT, coat);
    }
    fill(graphics, FACE, new Ellipse2D.Double(23, 16, 18, 18));
    Polygon cap = new Polygon(new int[] {21, 43, 36}, new int[] {22, 22, 6}, 3);
    fill(graphics, COAT, cap);
  }
}
