package io.gymwire.envserver.cartpole;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Sine and cosine of k/128 to about 106 bits: each as the nearest double (the head) and the double
 * nearest to what the head leaves over (the tail), computed exactly when the class loads.
 *
 * <p>Row k holds at {@code 4 k} the sine's head and tail and then the cosine's head and tail.
 */
final class SineTable {
  /** The greatest k: 110/128 lies above the range that {@link Trigonometry} looks up. */
  private static final int LAST = 110;

  private static final MathContext PRECISION = new MathContext(60);

  private SineTable() {}

  static double[] rows() {
    double[] rows = new double[4 * (LAST + 1)];
    for (int k = 0; k <= LAST; k++) {
      BigDecimal x = BigDecimal.valueOf(k).divide(BigDecimal.valueOf(128), PRECISION);
      split(taylor(x, x, 1), rows, 4 * k);
      split(taylor(BigDecimal.ONE, x, 0), rows, 4 * k + 2);
    }
    return rows;
  }

  /**
   * Sums first - first x^2/((n+1)(n+2)) + ...: the sine for first = x, n = 1, the cosine for first
   * = 1, n = 0.
   */
  private static BigDecimal taylor(BigDecimal first, BigDecimal x, int firstDegree) {
    BigDecimal minusSquare = x.multiply(x).negate();
    BigDecimal term = first;
    BigDecimal sum = first;
    for (int n = firstDegree; n < 50; n += 2) {
      term =
          term.multiply(minusSquare, PRECISION)
              .divide(BigDecimal.valueOf((n + 1L) * (n + 2L)), PRECISION);
      sum = sum.add(term, PRECISION);
    }
    return sum;
  }

  private static void split(BigDecimal value, double[] rows, int at) {
    double head = value.doubleValue();
    rows[at] = head;
    rows[at + 1] = value.subtract(new BigDecimal(head)).doubleValue();
  }
}
