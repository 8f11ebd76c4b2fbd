package io.gymwire.envserver.cartpole;

import io.gymwire.envserver.picture.Drawing;
import io.gymwire.protocol.array.NdArray;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/**
 * Draws a cart and its pole as Gymnasium does: 600 x 400 pixels, the track 100 above the lower
 * edge.
 */
final class CartPolePicture {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 400;
  private static final double PIXELS_PER_METRE = WIDTH / (2 * CartPoles.POSITION_LIMIT);
  private static final double TRACK = 100;
  private static final double CART_WIDTH = 50;
  private static final double CART_HEIGHT = 30;
  private static final double POLE_WIDTH = 10;
  private static final double POLE_LENGTH = PIXELS_PER_METRE * 2 * CartPoles.HALF_POLE_LENGTH;
  private static final double AXLE_HEIGHT = CART_HEIGHT / 4;
  private static final double AXLE_RADIUS = POLE_WIDTH / 2 + 0.4;
  private static final Color POLE_COLOR = new Color(202, 152, 101);
  private static final Color AXLE_COLOR = new Color(129, 132, 203);

  private CartPolePicture() {}

  /**
   * Returns the picture of a cart at {@code position} with its pole at {@code angle}: uint8 of
   * shape (400, 600, 3).
   */
  static NdArray draw(double position, double angle) {
    return Drawing.of(
        WIDTH,
        HEIGHT,
        graphics -> paint(graphics, position * PIXELS_PER_METRE + WIDTH / 2.0, angle));
  }

  private static void paint(Graphics2D graphics, double cartX, double angle) {
    graphics.setStroke(new BasicStroke(1, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
    // From here on y points up from the lower edge, as Gymnasium draws before it flips the picture,
    // and whole numbers are the middles of pixels, as pygame has it.
    graphics.transform(new AffineTransform(1, 0, 0, -1, 0.5, HEIGHT - 0.5));
    AffineTransform cart = AffineTransform.getTranslateInstance(cartX, TRACK);
    double right = CART_WIDTH / 2;
    double top = CART_HEIGHT / 2;
    polygon(graphics, Color.BLACK, cart, -right, -top, -right, top, right, top, right, -top);

    AffineTransform pole = AffineTransform.getTranslateInstance(cartX, TRACK + AXLE_HEIGHT);
    pole.rotate(-angle);
    double half = POLE_WIDTH / 2;
    double tip = POLE_LENGTH - half;
    polygon(graphics, POLE_COLOR, pole, -half, -half, -half, tip, half, tip, half, -half);

    Drawing.fill(
        graphics,
        AXLE_COLOR,
        new Ellipse2D.Double(
            (int) cartX - AXLE_RADIUS,
            (int) (TRACK + AXLE_HEIGHT) - AXLE_RADIUS,
            2 * AXLE_RADIUS,
            2 * AXLE_RADIUS));
    graphics.setColor(Color.BLACK);
    graphics.draw(new Line2D.Double(0, TRACK, WIDTH, TRACK));
  }

  /** Fills a polygon, its edge included, with corners moved to the middles of pixels. */
  private static void polygon(
      Graphics2D graphics, Color color, AffineTransform place, double... corners) {
    place.transform(corners, 0, corners, 0, corners.length / 2);
    Path2D outline = new Path2D.Double();
    outline.moveTo((int) corners[0], (int) corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      outline.lineTo((int) corners[i], (int) corners[i + 1]);
    }
    outline.closePath();
    graphics.setColor(color);
    graphics.fill(outline);
    graphics.draw(outline);
  }
}
