package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.message.Batches;
import io.gymwire.protocol.message.FrameSpaces;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The frame stacks of N environments, rebuilt in place from the newest frame of each, which is all
 * that arrives: Gymnasium's {@code FrameStackObservation} on this side of the wire.
 *
 * <p>A batch of stacks and a batch of frames are taken apart into leaves, which correspond: an
 * array of shape (N, k, ...) and one of shape (N, ...), or k lists of N texts and one list of N.
 */
final class RebuiltStacks {
  private final Space stackSpace;
  private final Space frameSpace;
  private final int stackSize;
  private final boolean zeroPadding;
  private Object stacks = List.of();
  private List<Object> stackLeaves = List.of();
  private List<Object> frameLeaves = List.of();
  private List<Object> zeroLeaves = List.of();
  private boolean knowsPadding;

  /**
   * Has no stacks yet.
   *
   * @param stackSpace the space of one environment's stacks
   * @param zeroPadding whether a stack begins with zeros and not with its first frame
   */
  RebuiltStacks(Space stackSpace, boolean zeroPadding) {
    this.stackSpace = stackSpace;
    this.frameSpace = FrameSpaces.frameOf(stackSpace);
    this.stackSize = FrameSpaces.stackSize(stackSpace);
    this.zeroPadding = zeroPadding;
    this.knowsPadding = !zeroPadding;
  }

  /** Returns the batch of stacks. */
  Object value() {
    return stacks;
  }

  /** Works on {@code newStacks}, a batch of stacks, from now on. */
  void take(Object newStacks) {
    stacks = newStacks;
    stackLeaves = leaves(newStacks);
  }

  /** Returns whether {@link #restart} is possible. */
  boolean knowsPadding() {
    return knowsPadding;
  }

  /**
   * Takes the zeros that stand before a first frame from the present stacks, which have only just
   * begun.
   */
  void learnPadding() {
    if (!knowsPadding) {
      Object stack = Batches.member(stackSpace, stacks, 0);
      zeroLeaves = leaves(batchOf(Batches.member(frameSpace, stack, 0)));
      knowsPadding = true;
    }
  }

  /** Lets {@link #push} and {@link #restart} use {@code frames}, one for each environment. */
  void arrive(Object frames) {
    frameLeaves = leaves(frames);
  }

  /** Appends the arrived frame of environment {@code index}; its oldest one goes. */
  void push(int index) {
    push(index, frameLeaves, index);
  }

  /** Begins the stack of environment {@code index} anew with its arrived frame. */
  void restart(int index) {
    for (int place = 0; place < stackSize - 1; place++) {
      if (zeroPadding) {
        set(index, place, zeroLeaves, 0);
      } else {
        set(index, place, frameLeaves, index);
      }
    }
    set(index, stackSize - 1, frameLeaves, index);
  }

  /**
   * Appends {@code frame} in place of the arrived one, and returns the stack of environment {@code
   * index}, valid until it changes.
   */
  Object stackEndingWith(Object frame, int index) {
    push(index, leaves(batchOf(frame)), 0);
    return Batches.member(stackSpace, stacks, index);
  }

  private void push(int index, List<Object> frames, int frameIndex) {
    for (Object leaf : stackLeaves) {
      shift(leaf, index);
    }
    set(index, stackSize - 1, frames, frameIndex);
  }

  private void shift(Object stackLeaf, int index) {
    if (stackLeaf instanceof NdArray array) {
      int frameSize = frameSize(array);
      int first = index * stackSize * frameSize;
      array.copyElements(first, array, first + frameSize, (stackSize - 1) * frameSize);
      return;
    }
    for (int place = 0; place < stackSize - 1; place++) {
      texts(stackLeaf, place).set(index, texts(stackLeaf, place + 1).get(index));
    }
  }

  private void set(int index, int place, List<Object> frames, int frameIndex) {
    for (int i = 0; i < stackLeaves.size(); i++) {
      if (stackLeaves.get(i) instanceof NdArray array) {
        int frameSize = frameSize(array);
        int start = (index * stackSize + place) * frameSize;
        array.copyElements(start, (NdArray) frames.get(i), frameIndex * frameSize, frameSize);
      } else {
        texts(stackLeaves.get(i), place).set(index, ((List<?>) frames.get(i)).get(frameIndex));
      }
    }
  }

  private int frameSize(NdArray stackLeaf) {
    return stackLeaf.size() / (stackLeaf.length(0) * stackSize);
  }

  private Object batchOf(Object frame) {
    return Batches.stack(frameSpace, List.of(frame));
  }

  private List<Object> leaves(Object value) {
    List<Object> leaves = new ArrayList<>();
    addLeaves(stackSpace, value, leaves);
    return leaves;
  }

  private static void addLeaves(Space space, Object value, List<Object> leaves) {
    if (space instanceof Dict dict) {
      dict.spaces().forEach((key, part) -> addLeaves(part, ((Map<?, ?>) value).get(key), leaves));
    } else if (space instanceof Tuple tuple && !FrameSpaces.isTextStack(space)) {
      for (int i = 0; i < tuple.spaces().size(); i++) {
        addLeaves(tuple.spaces().get(i), ((List<?>) value).get(i), leaves);
      }
    } else {
      leaves.add(value);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> texts(Object stackLeaf, int place) {
    return ((List<List<Object>>) stackLeaf).get(place);
  }
}
