package io.gymwire.envserver.cartpole;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;

/**
 * The mechanics of N poles on carts, after Barto, Sutton and Anderson, "Neuronlike Adaptive
 * Elements That Can Solve Difficult Learning Control Problem" (1983), with Gymnasium's constants
 * and order of operations, so that every state equals Gymnasium's bit for bit.
 *
 * <p>Positions are in metres from the track's middle, angles in radians from upright, velocities
 * per second; all float64.
 */
final class CartPoles {
  static final int OBSERVATION_SIZE = 4;
  static final double POSITION_LIMIT = 2.4;
  static final double ANGLE_LIMIT = 12 * 2 * Math.PI / 360;
  static final double HALF_POLE_LENGTH = 0.5;

  private static final double GRAVITY = 9.8;
  private static final double POLE_MASS = 0.1;
  private static final double TOTAL_MASS = POLE_MASS + 1.0;
  private static final double POLE_MASS_LENGTH = POLE_MASS * HALF_POLE_LENGTH;
  private static final double FORCE = 10.0;
  private static final double STEP_SECONDS = 0.02;

  final double[] position;
  final double[] velocity;
  final double[] angle;
  final double[] angularVelocity;
  private final boolean semiImplicit;

  CartPoles(int count, boolean semiImplicit) {
    this.position = new double[count];
    this.velocity = new double[count];
    this.angle = new double[count];
    this.angularVelocity = new double[count];
    this.semiImplicit = semiImplicit;
  }

  /** Pushes cart {@code i} for one step, to the right for action 1 and to the left for 0. */
  void push(int i, long action) {
    double x = position[i];
    double xDot = velocity[i];
    double theta = angle[i];
    double thetaDot = angularVelocity[i];

    double force = (2 * action - 1) * FORCE;
    double cosine = Trigonometry.cos(theta);
    double sine = Trigonometry.sin(theta);
    double thrust = (force + POLE_MASS_LENGTH * (thetaDot * thetaDot) * sine) / TOTAL_MASS;
    double angularAcceleration =
        (GRAVITY * sine - cosine * thrust)
            / (HALF_POLE_LENGTH * (4.0 / 3.0 - POLE_MASS * (cosine * cosine) / TOTAL_MASS));
    double acceleration = thrust - POLE_MASS_LENGTH * angularAcceleration * cosine / TOTAL_MASS;

    double newVelocity = xDot + STEP_SECONDS * acceleration;
    double newAngularVelocity = thetaDot + STEP_SECONDS * angularAcceleration;
    position[i] = x + STEP_SECONDS * (semiImplicit ? newVelocity : xDot);
    velocity[i] = newVelocity;
    angle[i] = theta + STEP_SECONDS * (semiImplicit ? newAngularVelocity : thetaDot);
    angularVelocity[i] = newAngularVelocity;
  }

  /** Returns whether cart {@code i} has left the track or its pole has fallen. */
  boolean fallen(int i) {
    double x = position[i];
    double theta = angle[i];
    return x < -POSITION_LIMIT || x > POSITION_LIMIT || theta < -ANGLE_LIMIT || theta > ANGLE_LIMIT;
  }

  /** Puts cart {@code i} where four draws from {@code generator} say. */
  void place(int i, ResetBounds bounds, Pcg64 generator) {
    double low = bounds.low();
    double high = bounds.high();
    position[i] = generator.uniform(low, high);
    velocity[i] = generator.uniform(low, high);
    angle[i] = generator.uniform(low, high);
    angularVelocity[i] = generator.uniform(low, high);
  }

  /** Writes what an agent sees of cart {@code i}: position, velocity, angle, angular velocity. */
  void observe(int i, float[] observations) {
    int at = OBSERVATION_SIZE * i;
    observations[at] = (float) position[i];
    observations[at + 1] = (float) velocity[i];
    observations[at + 2] = (float) angle[i];
    observations[at + 3] = (float) angularVelocity[i];
  }

  /**
   * Writes what an agent sees of cart {@code i} into its row of float32 observations of shape (N,
   * 4).
   */
  void observe(int i, NdArray observations) {
    int at = OBSERVATION_SIZE * i;
    observations.setDouble(at, position[i]);
    observations.setDouble(at + 1, velocity[i]);
    observations.setDouble(at + 2, angle[i]);
    observations.setDouble(at + 3, angularVelocity[i]);
  }

  void save(StateOutput out) {
    out.putDoubles(position).putDoubles(velocity).putDoubles(angle).putDoubles(angularVelocity);
  }

  void restore(StateInput in) {
    in.nextDoubles(position);
    in.nextDoubles(velocity);
    in.nextDoubles(angle);
    in.nextDoubles(angularVelocity);
  }
}
