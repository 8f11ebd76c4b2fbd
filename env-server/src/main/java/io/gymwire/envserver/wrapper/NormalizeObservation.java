package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.space.Box;

/**
 * Shifts and scales observations by the mean and variance of all observations so far, to float32:
 * Gymnasium's {@code NormalizeObservation}.
 */
final class NormalizeObservation extends ObservationWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "NormalizeObservation",
          "Shifts and scales observations to mean 0 and variance 1 as seen so far, in float32.",
          NormalizeObservation::of,
          optional("epsilon", "added to the variance; above 0", 1e-8),
          optional(
              "update_running_mean",
              "whether mean and variance go on changing; an attribute in Gymnasium",
              true));

  private final boolean updateRunningMean;
  private final RunningMoments moments;
  private final NdArray normalized;

  private NormalizeObservation(
      Environment environment, Box observed, double epsilon, boolean updateRunningMean) {
    super(
        environment,
        Box.of(
            Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, DType.FLOAT32, observed.shape()));
    this.updateRunningMean = updateRunningMean;
    this.normalized = NdArray.zeros(DType.FLOAT32, observed.shape());
    this.moments =
        observed.dtype() == DType.FLOAT32
            ? new FloatMoments(normalized.size(), epsilon)
            : new DoubleMoments(normalized.size(), epsilon);
  }

  private static Environment of(Environment environment, Arguments arguments) {
    double epsilon = arguments.number("epsilon").orElseThrow();
    if (!(epsilon > 0)) {
      throw arguments.wrong("epsilon", "a number above 0");
    }
    return new NormalizeObservation(
        environment, arguments.box(environment), epsilon, arguments.flag("update_running_mean"));
  }

  @Override
  NdArray observe(NdArray observation) {
    if (updateRunningMean) {
      moments.update(observation);
    }
    moments.normalize(observation, normalized);
    return normalized;
  }

  @Override
  void save(StateOutput out) {
    moments.save(out);
  }

  @Override
  void restore(StateInput in) {
    moments.restore(in);
  }
}
