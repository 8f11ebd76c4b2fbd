package io.gymwire.protocol.random;

/**
 * Normal and exponential draws by the ziggurat method of Marsaglia and Tsang, <a
 * href="https://doi.org/10.18637/jss.v005.i08">"The Ziggurat Method for Generating Random
 * Variables"</a>, with numpy's 256 layers and its use of the random bits.
 *
 * <p>All draws are numpy's bit for bit, except that {@code log1p} in the tails comes from the
 * platform: about one draw in three million may differ from numpy's in its last bit.
 */
final class Ziggurat {
  private static final double NORMAL_TAIL = 3.654152885361009;
  private static final double NORMAL_TAIL_INVERSE = 0.2736612373297583;
  private static final double EXPONENTIAL_TAIL = 7.69711747013105;
  private static final long NORMAL_MANTISSA = (1L << 52) - 1;
  private static final int LAYER_MASK = 0xFF;

  private static final ZigguratTable NORMAL = ZigguratTable.normal();
  private static final ZigguratTable EXPONENTIAL = ZigguratTable.exponential();

  private Ziggurat() {}

  static double normal(Pcg64 generator) {
    while (true) {
      long bits = generator.nextInt64();
      int layer = (int) bits & LAYER_MASK;
      boolean negative = ((bits >>> 8) & 1) != 0;
      long magnitude = bits >>> 9 & NORMAL_MANTISSA;
      double size = magnitude * NORMAL.width(layer);
      double draw = negative ? -size : size;
      if (magnitude < NORMAL.inside(layer)) {
        return draw;
      }
      if (layer == 0) {
        double tail = normalTail(generator);
        return (magnitude >>> 8 & 1) != 0 ? -tail : tail;
      }
      if (NORMAL.height(layer, generator.nextDouble()) < Math.exp(-0.5 * draw * draw)) {
        return draw;
      }
    }
  }

  static double exponential(Pcg64 generator) {
    while (true) {
      long bits = generator.nextInt64() >>> 3;
      int layer = (int) bits & LAYER_MASK;
      long magnitude = bits >>> 8;
      double draw = magnitude * EXPONENTIAL.width(layer);
      if (magnitude < EXPONENTIAL.inside(layer)) {
        return draw;
      }
      if (layer == 0) {
        return EXPONENTIAL_TAIL - Math.log1p(-generator.nextDouble());
      }
      if (EXPONENTIAL.height(layer, generator.nextDouble()) < Math.exp(-draw)) {
        return draw;
      }
    }
  }

  private static double normalTail(Pcg64 generator) {
    while (true) {
      double beyond = -NORMAL_TAIL_INVERSE * Math.log1p(-generator.nextDouble());
      double bound = -Math.log1p(-generator.nextDouble());
      if (bound + bound > beyond * beyond) {
        return NORMAL_TAIL + beyond;
      }
    }
  }
}
