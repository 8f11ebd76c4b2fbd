package io.gymwire.agentsdk.training;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;

/**
 * A number that changes over a run, such as an exploration rate: {@code start} at step 0, {@code
 * end} from step {@code steps} on, except for the constant shape.
 *
 * @param shape the curve between the two
 * @param start the value at step 0
 * @param end the value from step {@code steps} on
 * @param steps environment steps, at least 1
 */
public record Schedule(ScheduleShape shape, double start, double end, long steps) {

  /** Makes a schedule; see the parameters above. */
  public Schedule {
    if (steps < 1) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "a schedule takes at least 1 step, not " + steps);
    }
  }

  /** Returns a straight line from {@code start} at step 0 to {@code end} at step {@code steps}. */
  public static Schedule linear(double start, double end, long steps) {
    return new Schedule(ScheduleShape.LINEAR, start, end, steps);
  }

  /**
   * Returns {@code value} at every step; {@code steps} is how long another shape in its place would
   * take.
   */
  public static Schedule constant(double value, long steps) {
    return new Schedule(ScheduleShape.CONSTANT, value, value, steps);
  }

  /** Returns the value after {@code environmentSteps} environment steps. */
  public double at(long environmentSteps) {
    double fraction = Math.min(1, (double) environmentSteps / steps);
    return end + (start - end) * shape.remaining(fraction);
  }
}
