package io.gymwire.protocol.random;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * The layers of a ziggurat under a falling density: where each ends, how much of it lies wholly
 * inside, and how high the density is there.
 *
 * <p>numpy carries these tables as constants; they are computed here, once, to the same bits. The
 * exponential's were computed exactly and then rounded, the normal's in doubles step by step, so
 * that every rounding counts.
 */
final class ZigguratTable {
  private static final int LAYERS = 256;
  private static final MathContext EXACT = new MathContext(36);
  private static final int HALVINGS = 10;

  private static final double NORMAL_UNIT = 0x1p-52;
  private static final double NORMAL_EDGE = 3.654152885361009;
  private static final double NORMAL_AREA = 0.004928673233974652;

  /**
   * The exact exponential here lies 0.502 units from numpy's: the library it was made with rounded
   * the other way.
   */
  private static final int NORMAL_LAYER_ROUNDED_UP = 38;

  private static final double EXPONENTIAL_UNIT = 0x1p-53;
  private static final BigDecimal EXPONENTIAL_EDGE =
      new BigDecimal("7.697117470131049714044628048015215499114");

  private final double[] width = new double[LAYERS];
  private final long[] inside = new long[LAYERS];
  private final double[] density = new double[LAYERS];

  private ZigguratTable() {}

  /** Returns what one unit of the mantissa is worth in {@code layer}. */
  double width(int layer) {
    return width[layer];
  }

  /** Returns the mantissa below which all of {@code layer} is under the density. */
  long inside(int layer) {
    return inside[layer];
  }

  /**
   * Returns the height at {@code fraction} of the way from the foot of {@code layer}, not 0, to its
   * top.
   */
  double height(int layer, double fraction) {
    return (density[layer - 1] - density[layer]) * fraction + density[layer];
  }

  static ZigguratTable normal() {
    ZigguratTable table = new ZigguratTable();
    double edge = NORMAL_EDGE;
    double height = nearestExp(-0.5 * edge * edge);
    double base = NORMAL_AREA / height;
    table.width[0] = base * NORMAL_UNIT;
    table.inside[0] = (long) (edge * height / NORMAL_AREA / NORMAL_UNIT);
    table.density[0] = 1;
    table.put(LAYERS - 1, edge * NORMAL_UNIT, height);
    for (int layer = LAYERS - 2; layer > 0; layer--) {
      double inner = Math.sqrt(-2 * nearestLog(NORMAL_AREA / edge + height));
      table.inside[layer + 1] = (long) Math.rint(inner / edge / NORMAL_UNIT);
      height = nearestExp(-0.5 * inner * inner);
      if (layer == NORMAL_LAYER_ROUNDED_UP) {
        height = Math.nextUp(height);
      }
      edge = inner;
      table.put(layer, edge * NORMAL_UNIT, height);
    }
    return table;
  }

  static ZigguratTable exponential() {
    ZigguratTable table = new ZigguratTable();
    BigDecimal edge = EXPONENTIAL_EDGE;
    BigDecimal height = exp(edge.negate());
    BigDecimal area = edge.add(BigDecimal.ONE).multiply(height, EXACT);
    BigDecimal base = area.divide(height, EXACT);
    table.width[0] = base.doubleValue() * EXPONENTIAL_UNIT;
    table.inside[0] = evenMantissa(edge.divide(base, EXACT));
    table.density[0] = 1;
    table.put(LAYERS - 1, edge.doubleValue() * EXPONENTIAL_UNIT, height.doubleValue());
    for (int layer = LAYERS - 2; layer > 0; layer--) {
      height = area.divide(edge, EXACT).add(height);
      BigDecimal inner = log(height).negate();
      table.inside[layer + 1] = evenMantissa(inner.divide(edge, EXACT));
      edge = inner;
      table.put(layer, edge.doubleValue() * EXPONENTIAL_UNIT, height.doubleValue());
    }
    return table;
  }

  private void put(int layer, double layerWidth, double layerDensity) {
    width[layer] = layerWidth;
    density[layer] = layerDensity;
  }

  /** numpy's mantissas of 53 bits were computed with 52 and doubled. */
  private static long evenMantissa(BigDecimal ratio) {
    return 2 * ratio.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(52))).longValue();
  }

  private static double nearestExp(double argument) {
    return exp(new BigDecimal(argument)).doubleValue();
  }

  private static double nearestLog(double argument) {
    return log(new BigDecimal(argument)).doubleValue();
  }

  /** Returns e^argument by its series, of an argument halved until few terms are needed. */
  private static BigDecimal exp(BigDecimal argument) {
    BigDecimal small = argument.divide(BigDecimal.valueOf(1L << HALVINGS), EXACT);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n <= 12; n++) {
      term = term.multiply(small, EXACT).divide(BigDecimal.valueOf(n), EXACT);
      sum = sum.add(term, EXACT);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum, EXACT);
    }
    return sum;
  }

  /** Returns the logarithm by a step of Newton's from the nearest double: 30 digits. */
  private static BigDecimal log(BigDecimal argument) {
    BigDecimal near = new BigDecimal(Math.log(argument.doubleValue()));
    return near.add(argument.multiply(exp(near.negate()), EXACT).subtract(BigDecimal.ONE), EXACT);
  }
}
