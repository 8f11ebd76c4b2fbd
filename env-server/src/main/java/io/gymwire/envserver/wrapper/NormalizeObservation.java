package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Shifts and scales observations by the mean and variance of all observations so far, to float32:
 * Gymnasium's {@code NormalizeObservation}.
 */
final class NormalizeObservation extends EnvironmentWrapper {
  private final Space space;
  private final boolean updateRunningMean;
  private final RunningMoments moments;
  private final NdArray normalized;

  NormalizeObservation(
      Environment environment, Box observed, double epsilon, boolean updateRunningMean) {
    super(environment);
    this.space =
        Box.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, DType.FLOAT32, observed.shape());
    this.updateRunningMean = updateRunningMean;
    this.normalized = NdArray.zeros(DType.FLOAT32, observed.shape());
    this.moments =
        observed.dtype() == DType.FLOAT32
            ? new FloatMoments(normalized.size(), epsilon)
            : new DoubleMoments(normalized.size(), epsilon);
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = super.reset(seed, options);
    return new Reset(normalize((NdArray) reset.observation()), reset.info());
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    return new Step(
        normalize((NdArray) step.observation()),
        step.reward(),
        step.terminated(),
        step.truncated(),
        step.info());
  }

  @Override
  void save(StateOutput out) {
    moments.save(out);
  }

  @Override
  void restore(StateInput in) {
    moments.restore(in);
  }

  private NdArray normalize(NdArray observation) {
    if (updateRunningMean) {
      moments.update(observation);
    }
    moments.normalize(observation, normalized);
    return normalized;
  }
}
