package io.gymwire.agentsdk.training;

/** The curve along which a {@link Schedule} goes from its start to its end. */
public enum ScheduleShape {
  /** The start for ever. */
  CONSTANT {
    @Override
    double remaining(double fraction) {
      return 1;
    }
  },
  /** A straight line. */
  LINEAR {
    @Override
    double remaining(double fraction) {
      return 1 - fraction;
    }
  },
  /** Half a period of the cosine (Loshchilov and Hutter 2017, without restarts). */
  COSINE {
    @Override
    double remaining(double fraction) {
      return (1 + StrictMath.cos(StrictMath.PI * fraction)) / 2;
    }
  };

  /**
   * Returns how much of the way from the end to the start is left, from 1 to 0, at {@code fraction}
   * of the time.
   */
  abstract double remaining(double fraction);
}
