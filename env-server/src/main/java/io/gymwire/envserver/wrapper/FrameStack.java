package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;
import static io.gymwire.envserver.wrapper.WrapperArgument.required;

import io.gymwire.envserver.batch.Batch;
import io.gymwire.envserver.batch.InPlace;
import io.gymwire.envserver.batch.Rows;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Observes the latest k observations, the oldest first: Gymnasium's {@code FrameStackObservation}.
 * Places from before the episode hold its first observation or zeros.
 */
final class FrameStack extends EnvironmentWrapper implements InPlace {
  /** Gymnasium 1.0 gave it this longer name; both are understood. */
  private static final String LONGER_NAME = "FrameStackObservation";

  private static final int MAX_STACK_SIZE = 256;

  /** Stacks of stacks multiply; this is forty times four pictures of an Atari 2600 in colour. */
  private static final int MAX_STACK_BYTES = 16 << 20;

  static final WrapperKind KIND =
      WrapperKind.of(
              "FrameStack",
              "Observes the latest observations together, the oldest first; also called "
                  + LONGER_NAME
                  + ".",
              FrameStack::of,
              required(
                  "stack_size",
                  "how many observations, from 1 to %d, and of up to %d bytes together"
                      .formatted(MAX_STACK_SIZE, MAX_STACK_BYTES)),
              optional(
                  "padding_type",
                  "'reset' pads with the first observation, 'zero' with zeros",
                  "reset"))
          .alsoCalled(LONGER_NAME);

  private final Space frameSpace;
  private final Space space;
  private final int stackSize;
  private final Optional<Object> zero;
  private Batch frames;

  private FrameStack(Environment environment, int stackSize, boolean zeroPadding) {
    super(environment);
    this.frameSpace = environment.observationSpace();
    this.space = frameSpace.batch(stackSize);
    this.stackSize = stackSize;
    this.zero = zeroPadding ? Optional.of(Zero.of(frameSpace)) : Optional.empty();
    this.frames = Batch.of(frameSpace, stackSize);
  }

  private static Environment of(Environment environment, Arguments arguments) {
    String padding = arguments.text("padding_type");
    if (!padding.equals("reset") && !padding.equals("zero")) {
      throw arguments.wrong("padding_type", "'reset', 'zero'");
    }
    int stackSize = arguments.positiveInteger("stack_size");
    if (stackSize > MAX_STACK_SIZE) {
      throw arguments.overLimit(
          "stack_size is %d; allowed: up to %d".formatted(stackSize, MAX_STACK_SIZE));
    }
    long bytes = stackSize * Batch.bytesOf(environment.observationSpace());
    if (bytes > MAX_STACK_BYTES) {
      throw arguments.overLimit(
          "%d observations take %d bytes; allowed: up to %d"
              .formatted(stackSize, bytes, MAX_STACK_BYTES));
    }
    return new FrameStack(environment, stackSize, padding.equals("zero"));
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = super.reset(seed, options);
    Object padding = zero.orElse(reset.observation());
    for (int i = 0; i < stackSize - 1; i++) {
      frames.set(i, padding);
    }
    frames.set(stackSize - 1, reset.observation());
    return new Reset(frames.value(), reset.info());
  }

  @Override
  public Step step(Object action) {
    // Before the step, as the newest frame may be drawn in its place.
    frames.shift();
    Step step = super.step(action);
    frames.set(stackSize - 1, step.observation());
    return step.withObservation(frames.value());
  }

  @Override
  public void writeTo(NdArray memory) {
    memory.copyFrom((NdArray) frames.value());
    frames = Batch.in(frameSpace, memory);
    InPlace.offer(inner(), frames.get(stackSize - 1));
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
