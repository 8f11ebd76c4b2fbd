package io.gymwire.envserver.session;

import io.gymwire.envserver.batch.Batch;
import io.gymwire.envserver.batch.Rows;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.message.FrameSpaces;
import io.gymwire.protocol.message.Message;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;

/**
 * Of a session whose replies to steps hold only the newest frame of each stack; the client has the
 * older ones.
 *
 * <p>It does not have them, and cannot know who resets next, in the step that follows a restore:
 * that one is answered in full.
 */
final class NewestFrames implements Replies {
  private final Replies whole;
  private final Replies newest;
  private final Space stackSpace;
  private final Space frameSpace;
  private final int newestPlace;
  private final Batch frames;
  private final VectorStep step;
  private boolean afterRestore;

  /**
   * Replies in the manner of {@code whole}, and of {@code newest} where only frames are sent.
   *
   * @param stackSpace the space of one environment's observations
   */
  NewestFrames(Replies whole, Replies newest, Space stackSpace, int numEnvs) {
    this.whole = whole;
    this.newest = newest;
    this.stackSpace = stackSpace;
    this.frameSpace = FrameSpaces.frameOf(stackSpace);
    this.newestPlace = FrameSpaces.stackSize(stackSpace) - 1;
    this.frames = Batch.of(frameSpace, numEnvs);
    this.step = new VectorStep(numEnvs, frames.value());
  }

  @Override
  public Object actions(Message request) {
    return whole.actions(request);
  }

  @Override
  public Map<String, Object> reset(VectorReset reset, boolean all) {
    afterRestore &= !all;
    return whole.reset(reset, all);
  }

  @Override
  public Map<String, Object> restored(VectorReset restored) {
    afterRestore = true;
    return whole.restored(restored);
  }

  @Override
  public Map<String, Object> step(VectorStep stacked) {
    if (afterRestore) {
      afterRestore = false;
      return whole.step(stacked);
    }
    int count = stacked.reward().length;
    for (int i = 0; i < count; i++) {
      frames.set(i, newestOf(Rows.of(stackSpace, stacked.observation(), i)));
    }
    System.arraycopy(stacked.reward(), 0, step.reward(), 0, count);
    System.arraycopy(stacked.terminated(), 0, step.terminated(), 0, count);
    System.arraycopy(stacked.truncated(), 0, step.truncated(), 0, count);
    step.set(frames.value(), stacked.info(), newestOf(stacked.finals()));
    return newest.step(step);
  }

  private List<FinalStep> newestOf(List<FinalStep> finals) {
    return finals.stream()
        .map(last -> new FinalStep(last.index(), newestOf(last.observation()), last.info()))
        .toList();
  }

  private Object newestOf(Object stack) {
    return Rows.of(frameSpace, stack, newestPlace);
  }
}
