package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.OptionalLong;

/** A wrapper that shows each observation, an array, in another form and changes nothing else. */
abstract class ObservationWrapper extends EnvironmentWrapper {
  private final Space space;

  /** Wraps {@code environment}; {@link #observe} returns members of {@code space}. */
  ObservationWrapper(Environment environment, Space space) {
    super(environment);
    this.space = space;
  }

  /** Returns {@code observation} in its other form, which may be the same array at every call. */
  abstract NdArray observe(NdArray observation);

  @Override
  public final Space observationSpace() {
    return space;
  }

  @Override
  public final Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = super.reset(seed, options);
    return new Reset(observe((NdArray) reset.observation()), reset.info());
  }

  @Override
  public final Step step(Object action) {
    Step step = super.step(action);
    return step.withObservation(observe((NdArray) step.observation()));
  }
}
