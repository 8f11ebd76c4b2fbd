package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.batch.Batch;
import io.gymwire.envserver.batch.Rows;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Observes the latest k observations, the oldest first: Gymnasium's {@code FrameStackObservation}.
 * Places from before the episode hold its first observation or zeros.
 */
final class FrameStack extends EnvironmentWrapper {
  private final Space frameSpace;
  private final Space space;
  private final int stackSize;
  private final boolean zeroPadding;
  private final Batch frames;

  FrameStack(Environment environment, int stackSize, boolean zeroPadding) {
    super(environment);
    this.frameSpace = environment.observationSpace();
    this.space = frameSpace.batch(stackSize);
    this.stackSize = stackSize;
    this.zeroPadding = zeroPadding;
    this.frames = Batch.of(frameSpace, stackSize);
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = super.reset(seed, options);
    Object padding = zeroPadding ? Zero.of(frameSpace) : reset.observation();
    for (int i = 0; i < stackSize - 1; i++) {
      frames.set(i, padding);
    }
    frames.set(stackSize - 1, reset.observation());
    return new Reset(frames.value(), reset.info());
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    frames.shift();
    frames.set(stackSize - 1, step.observation());
    return new Step(
        frames.value(), step.reward(), step.terminated(), step.truncated(), step.info());
  }

  @Override
  void save(StateOutput out) {
    out.putValue(frames.value());
  }

  @Override
  void restore(StateInput in) {
    Object saved = in.nextValue(frames.value());
    for (int i = 0; i < stackSize; i++) {
      frames.set(i, Rows.of(frameSpace, saved, i));
    }
  }
}
