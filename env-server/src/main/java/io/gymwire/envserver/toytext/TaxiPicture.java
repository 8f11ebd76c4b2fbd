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
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * Draws the taxi's town from above, as large as Gymnasium's picture of it but in shapes of our own:
 * streets and walls, the four places in their colours, the passenger, a flag at the destination,
 * and the taxi, with the passenger's head at the window if they ride.
 */
final class TaxiPicture {
  private static final int WIDTH = 536;
  private static final int HEIGHT = 456;

  /** A letter of the map, which shapes are measured in. */
  private static final int CELL = 50;

  private static final Color LAWN = new Color(206, 222, 196);
  private static final Color STREET = new Color(222, 222, 218);
  private static final Color LINE = new Color(196, 196, 192);
  private static final Color WALL = new Color(92, 84, 78);
  private static final List<Color> PLACES =
      List.of(
          new Color(232, 112, 104),
          new Color(120, 196, 120),
          new Color(240, 214, 96),
          new Color(112, 156, 232));
  private static final Color TAXI = new Color(250, 190, 30);
  private static final Color WINDOW = new Color(60, 72, 88);
  private static final Color COAT = new Color(120, 60, 150);
  private static final Color FACE = new Color(250, 214, 180);

  private TaxiPicture() {}

  /**
   * Returns a picture: uint8 of shape (456, 536, 3).
   *
   * @param map walls are | and the edge, open ways :
   * @param places row and column of the four places, in fields
   * @param taxi row and column of the taxi
   * @param passenger the place where they are; one more than the last in the taxi
   * @param destination the place where they want to go
   */
  static NdArray draw(
      List<String> map, int[][] places, int[] taxi, int passenger, int destination) {
    return Drawing.of(
        WIDTH,
        HEIGHT,
        graphics -> {
          fill(graphics, LAWN, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
          double scale = (double) WIDTH / (CELL * map.get(0).length());
          graphics.translate(0, (HEIGHT - scale * CELL * map.size()) / 2);
          graphics.scale(scale, scale);
          town(graphics, map);
          AffineTransform origin = graphics.getTransform();
          for (int place = 0; place < places.length; place++) {
            goTo(graphics, origin, places[place]);
            fill(graphics, PLACES.get(place), new Rectangle2D.Double(2, 2, CELL - 4, CELL - 4));
            if (place == destination) {
              flag(graphics);
            }
            if (place == passenger) {
              passenger(graphics);
            }
          }
          goTo(graphics, origin, taxi);
          taxi(graphics, passenger == places.length);
        });
  }

  private static void town(Graphics2D graphics, List<String> map) {
    fill(
        graphics,
        STREET,
        new Rectangle2D.Double(0, 0, CELL * map.get(0).length(), CELL * map.size()));
    for (int row = 0; row < map.size(); row++) {
      for (int column = 0; column < map.get(row).length(); column++) {
        double x = CELL * column;
        double y = CELL * row;
        switch (map.get(row).charAt(column)) {
          case '|' -> fill(graphics, WALL, new Rectangle2D.Double(x + 19, y, 12, CELL));
          case '-' -> fill(graphics, WALL, new Rectangle2D.Double(x, y + 19, CELL, 12));
          case '+' -> fill(graphics, WALL, new Rectangle2D.Double(x + 13, y + 13, 24, 24));
          case ':' -> fill(graphics, LINE, new Rectangle2D.Double(x + 15, y + 23, 20, 4));
          default -> {
            // A field, or the letter of a place.
          }
        }
      }
    }
  }

  /** Makes the upper left corner of a field the origin. */
  private static void goTo(Graphics2D graphics, AffineTransform origin, int[] field) {
    graphics.setTransform(origin);
    graphics.translate(CELL * (2 * field[1] + 1), CELL * (field[0] + 1));
  }

  private static void flag(Graphics2D graphics) {
    fill(graphics, WALL, new Rectangle2D.Double(36, 5, 3, 40));
    Polygon cloth = new Polygon(new int[] {36, 36, 14}, new int[] {5, 23, 14}, 3);
    fill(graphics, Color.WHITE, cloth);
    graphics.setColor(WALL);
    graphics.setStroke(new BasicStroke(1.5f));
    graphics.draw(cloth);
  }

  private static void passenger(Graphics2D graphics) {
    Polygon coat = new Polygon(new int[] {16, 27, 5}, new int[] {22, 46, 46}, 3);
    fill(graphics, COAT, coat);
    fill(graphics, FACE, new Ellipse2D.Double(9, 12, 14, 14));
  }

  /** Leaves the corners of the field free, where flag and passenger stay in sight. */
  private static void taxi(Graphics2D graphics, boolean taken) {
    fill(graphics, TAXI, new RoundRectangle2D.Double(12, 22, 26, 12, 8, 8));
    fill(graphics, TAXI, new RoundRectangle2D.Double(4, 29, 42, 13, 8, 8));
    fill(graphics, WINDOW, new RoundRectangle2D.Double(16, 24, 18, 8, 4, 4));
    fill(graphics, WALL, new Ellipse2D.Double(9, 37, 10, 10));
    fill(graphics, WALL, new Ellipse2D.Double(31, 37, 10, 10));
    if (taken) {
      fill(graphics, FACE, new Ellipse2D.Double(20, 20, 11, 11));
    }
  }
}
