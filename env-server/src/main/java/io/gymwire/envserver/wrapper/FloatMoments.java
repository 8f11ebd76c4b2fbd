package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.NdArray;
import java.util.Arrays;

/** Running moments in float32. */
final class FloatMoments implements RunningMoments {
  private final float[] mean;
  private final float[] variance;
  private final float epsilon;
  private double count = INITIAL_COUNT;

  FloatMoments(int size, double epsilon) {
    this.mean = new float[size];
    this.variance = new float[size];
    Arrays.fill(variance, 1);
    this.epsilon = (float) epsilon;
  }

  @Override
  public void update(NdArray observation) {
    double newCount = count + 1;
    float oldWeight = (float) count;
    float newWeight = (float) newCount;
    for (int i = 0; i < mean.length; i++) {
      float value = observation.getFloat(i);
      float delta = value - mean[i];
      // The variance within a batch of one: 0, but NaN for an infinite observation, as numpy has
      // it.
      float within = 0 * value;
      float squares = variance[i] * oldWeight + within + delta * delta * oldWeight / newWeight;
      mean[i] = mean[i] + delta / newWeight;
      variance[i] = squares / newWeight;
    }
    count = newCount;
  }

  @Override
  public void normalize(NdArray observation, NdArray normalized) {
    for (int i = 0; i < mean.length; i++) {
      float scale = (float) Math.sqrt(variance[i] + epsilon);
      normalized.setDouble(i, (observation.getFloat(i) - mean[i]) / scale);
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
      mean[i] = (float) in.nextDouble();
      variance[i] = (float) in.nextDouble();
    }
  }
}
