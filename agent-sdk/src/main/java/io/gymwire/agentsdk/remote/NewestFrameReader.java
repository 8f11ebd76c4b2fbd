package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.message.FrameSpaces;
import io.gymwire.protocol.message.Message;
import io.gymwire.protocol.message.StepMessages;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads replies to steps that hold only the newest frame of each stack, and keeps the stacks, so
 * that whoever uses the vector sees no difference.
 */
final class NewestFrameReader implements ReplyReader {
  private final StepReader whole;
  private final RebuiltStacks stacks;
  private final Space frameSpace;
  private final Space frameBatch;
  private final VectorStep step;
  private final boolean resetsInNextStep;
  private final boolean[] resetsNext;
  private boolean stepIsWhole;

  /**
   * Reads for as many environments as {@code step}, which it fills.
   *
   * @param stackSpace the space of one environment's observations
   * @param zeroPadding whether a stack begins with zeros and not with its first frame
   */
  NewestFrameReader(Space stackSpace, boolean zeroPadding, AutoresetMode mode, VectorStep step) {
    int numEnvs = step.reward().length;
    this.whole = new StepReader(stackSpace, step);
    this.stacks = new RebuiltStacks(stackSpace, zeroPadding);
    this.frameSpace = FrameSpaces.frameOf(stackSpace);
    this.frameBatch = frameSpace.batch(numEnvs);
    this.step = step;
    this.resetsInNextStep = mode == AutoresetMode.NEXT_STEP;
    this.resetsNext = new boolean[numEnvs];
  }

  @Override
  public boolean needsResetFirst() {
    return !stacks.knowsPadding();
  }

  @Override
  public VectorReset reset(Map<String, Object> reply, ResetArguments arguments) {
    VectorReset reset = whole.reset(reply, arguments);
    stacks.take(reset.observation());
    if (arguments.resetMask().isEmpty()) {
      stacks.learnPadding();
      stepIsWhole = false;
    }
    for (int i = 0; i < resetsNext.length; i++) {
      resetsNext[i] &= !arguments.resets(i);
    }
    return reset;
  }

  @Override
  public VectorReset restored(Map<String, Object> reply) {
    VectorReset restored = whole.restored(reply);
    stacks.take(restored.observation());
    // Which environments had ended when the state was saved is not known, so the server says it
    // all.
    stepIsWhole = true;
    return restored;
  }

  @Override
  public VectorStep step(Map<String, Object> reply) {
    if (stepIsWhole) {
      whole.step(reply);
      stacks.take(step.observation());
      stepIsWhole = false;
    } else {
      StepMessages.decode(Message.of(reply), frameSpace, frameBatch, step);
      stack();
    }
    for (int i = 0; i < resetsNext.length; i++) {
      resetsNext[i] = resetsInNextStep && step.ended(i);
    }
    return step;
  }

  private void stack() {
    stacks.arrive(step.observation());
    List<FinalStep> finals = step.finals().isEmpty() ? List.of() : new ArrayList<>();
    for (int i = 0; i < resetsNext.length; i++) {
      if (resetsNext[i]) {
        stacks.restart(i);
      } else if (finals.size() < step.finals().size()
          && step.finals().get(finals.size()).index() == i) {
        FinalStep last = step.finals().get(finals.size());
        Object lastStack = stacks.stackEndingWith(last.observation(), i);
        finals.add(whole.keep(finals.size(), last, lastStack));
        stacks.restart(i);
      } else {
        stacks.push(i);
      }
    }
    step.set(stacks.value(), step.info(), finals);
  }
}
