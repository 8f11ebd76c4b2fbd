package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.NdArray;
import java.util.Arrays;

/** Running moments in float64. */
final class DoubleMoments implements RunningMoments {
  private final double[] mean;
  private final double[] variance;
  private final double epsilon;
  private double count = INITIAL_COUNT;

  DoubleMoments(int size, double epsilon) {
    this.mean = new double[size];
    this.variance = new double[size];
    Arrays.fill(variance, 1);
    this.epsilon = epsilon;
  }

  @Override
  public void update(NdArray observation) {
    double newCount = count + 1;
    double oldWeight = count;
    double newWeight = newCount;
    for (int i = 0; i < mean.length; i++) {
      double value = observation.getDouble(i);
      double delta = value - mean[i];
      // The variance within a batch of one: 0, but NaN for an infinite observation, as numpy has
      // it.
      double within = 0 * value;
      double squares = variance[i] * oldWeight + within + delta * delta * oldWeight / newWeight;
      mean[i] = mean[i] + delta / newWeight;
      variance[i] = squares / newWeight;
    }
    count = newCount;
  }

  @Override
  public void normalize(NdArray observation, NdArray normalized) {
    for (int i = 0; i < mean.length; i++) {
      double scale = Math.sqrt(variance[i] + epsilon);
      normalized.setDouble(i, (observation.getDouble(i) - mean[i]) / scale);
    }
  }

  @Override
  public void save(StateOutput out) {
    out.putDouble(count);
    for (int i = 0; i < mean.length; i++) {
      out.putDouble(mean[i]).putDouble(variance[i]);
    }
  }

  @Override
  public void restore(StateInput in) {
    count = in.nextDouble();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = in.nextDouble();
      variance[i] = in.nextDouble();
    }
  }
}
