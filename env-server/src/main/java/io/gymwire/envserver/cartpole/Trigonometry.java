package io.gymwire.envserver.cartpole;

/**
 * Sine and cosine to the same bits as the C library's, which numpy calls: glibc 2.28 and later on
 * processors with fused multiply-add.
 *
 * <p>The method is that of the IBM Accurate Mathematical Library: below 0.126 the sine's Taylor
 * polynomial of degree 11; above it x = k/128 + r, with sine and cosine of k/128 from a table and
 * short polynomials in r. The results are not always correctly rounded (0.52 units in the last
 * place), so that neither {@link Math} nor {@link StrictMath} gives the same; the order of
 * operations and the places of the fused ones matter.
 */
final class Trigonometry {
  /** Below it, that is 49 degrees, the bits are the C library's; beyond it StrictMath answers. */
  static final double LIMIT = 0.855469;

  private static final double POLYNOMIAL_LIMIT = 0.126;
  private static final double TINY_SINE = 0x1p-26;
  private static final double TINY_COSINE = 0x1p-27;

  /**
   * Adding it leaves k, the multiple of 1/128 nearest to the argument, in the low bits of the sum.
   */
  private static final double SHIFT = 0x1.8p45;

  private static final double S1 = -0x1.5555555555555p-3;
  private static final double S2 = 0x1.1111111110ecep-7;
  private static final double S3 = -0x1.a01a019db08b8p-13;
  private static final double S4 = 0x1.71de27b9a7ed9p-19;
  private static final double S5 = -0x1.addffc2fcdf59p-26;

  private static final double REST_S3 = -0x1.5555555555515p-3;
  private static final double REST_S5 = 0x1.11110e829872fp-7;
  private static final double REST_C2 = 0.5;
  private static final double REST_C4 = -0x1.5555555555535p-5;
  private static final double REST_C6 = 0x1.6c16bedd9e239p-10;

  private static final double[] TABLE = SineTable.rows();

  private Trigonometry() {}

  static double sin(double x) {
    double magnitude = Math.abs(x);
    if (magnitude < POLYNOMIAL_LIMIT) {
      return magnitude < TINY_SINE ? x : polynomialSine(x);
    }
    if (!(magnitude < LIMIT)) {
      return StrictMath.sin(x);
    }
    double shifted = magnitude + SHIFT;
    int row = 4 * (int) Double.doubleToRawLongBits(shifted);
    double r = magnitude - (shifted - SHIFT);
    double rr = r * r;
    double cosineRest = cosineRest(rr);
    double sineRest = r + r * rr * Math.fma(rr, REST_S5, REST_S3);
    double sine = TABLE[row];
    double correction =
        Math.fma(
            sineRest,
            TABLE[row + 2],
            Math.fma(-cosineRest, sine, Math.fma(sineRest, TABLE[row + 3], TABLE[row + 1])));
    return Math.copySign(sine + correction, x);
  }

  static double cos(double x) {
    double magnitude = Math.abs(x);
    if (!(magnitude < LIMIT)) {
      return StrictMath.cos(x);
    }
    if (magnitude < TINY_COSINE) {
      return 1;
    }
    double shifted = magnitude + SHIFT;
    int row = 4 * (int) Double.doubleToRawLongBits(shifted);
    double r = magnitude - (shifted - SHIFT);
    double rr = r * r;
    double cosineRest = cosineRest(rr);
    double sineRest = Math.fma(r * rr, Math.fma(rr, REST_S5, REST_S3), r);
    double cosine = TABLE[row + 2];
    double correction =
        Math.fma(
            -sineRest,
            TABLE[row],
            Math.fma(-cosineRest, cosine, Math.fma(-sineRest, TABLE[row + 1], TABLE[row + 3])));
    return cosine + correction;
  }

  private static double polynomialSine(double x) {
    double xx = x * x;
    double sum = Math.fma(xx, Math.fma(xx, Math.fma(xx, Math.fma(xx, S5, S4), S3), S2), S1);
    return x + xx * (sum * x);
  }

  /** Returns 1 - cos(r) from r's square. */
  private static double cosineRest(double rr) {
    return rr * Math.fma(rr, Math.fma(rr, REST_C6, REST_C4), REST_C2);
  }
}
