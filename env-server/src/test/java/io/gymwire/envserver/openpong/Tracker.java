package io.gymwire.envserver.openpong;

/**
 * A good player of OpenPong that sees the console's memory: it goes where the ball will come, so as
 * to meet it with one end of its paddle, now the upper, now the lower.
 */
final class Tracker {
  private static final int LOWEST_BALL = 152;
  private static final int PADDLE_X = 137;
  private static final int MIDDLE = 70;

  private final byte[] memory;

  private Tracker(byte[] memory) {
    this.memory = memory;
  }

  /** Returns the number of the action for the next step of four frames. */
  static long action(byte[] memory) {
    return new Tracker(memory).action();
  }

  private long action() {
    double away = target() - at(16);
    if (Math.abs(away) <= 3) {
      return 0;
    }
    return away < 0 ? 2 : 3;
  }

  private double target() {
    boolean comes = at(4) > 0x7F;
    if (!comes) {
      return MIDDLE;
    }
    boolean lowerEnd = (at(13) + at(14)) % 2 == 0;
    return whereTheBallComes() + (lowerEnd ? -12 : 0);
  }

  /** The ball's row when it gets to the paddle: bouncing is folding a straight line. */
  private double whereTheBallComes() {
    double frames = Math.max(0, PADDLE_X - number(0)) / number(6);
    double direction = at(5) > 0x7F ? 1 : -1;
    double straight = Math.abs(number(2) + direction * number(8) * frames);
    double folded = straight % (2 * LOWEST_BALL);
    return Math.min(folded, 2 * LOWEST_BALL - folded);
  }

  /** A number of two bytes, the second of them its fraction. */
  private double number(int index) {
    return at(index) + at(index + 1) / 256.0;
  }

  private int at(int index) {
    return memory[index] & 0xFF;
  }
}
