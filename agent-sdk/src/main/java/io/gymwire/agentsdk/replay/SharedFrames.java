package io.gymwire.agentsdk.replay;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.NdArray;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Stores the frames of stacked observations once each and stacks them again when they are read: a
 * million transitions of 84x84 pictures take 7.1 GB instead of 56.
 *
 * <p>Frames are numbered as they come, and each is linked to the one below it in its stack; a
 * transition knows the newest frame of each of its two stacks. A stack that does not go on from the
 * one before it, at an episode's start above all, is stored from its oldest frame on, equal ones at
 * its bottom once. What is stored is compared byte for byte, so whatever the observations are, what
 * is read is what was put in. Frames lie in chunks, which are allocated as they are needed; the
 * oldest is used again when no transition needs it.
 */
final class SharedFrames implements ObservationStore {
  private static final int CHUNK_BYTES = 1 << 24;

  private final StackShape shape;
  private final int chunkFrames;
  private final Column newest;
  private final Column nextNewest;
  private final List<FrameChunk> chunks = new ArrayList<>();
  private final Deque<FrameChunk> spare = new ArrayDeque<>();
  private long firstChunk;
  private long frames;

  SharedFrames(int capacity, StackShape shape) {
    this(
        capacity, shape, Math.min(capacity + shape.frames(), CHUNK_BYTES / shape.frameBytes() + 1));
  }

  SharedFrames(int capacity, StackShape shape, int chunkFrames) {
    this.shape = shape;
    this.chunkFrames = chunkFrames;
    newest = Column.allocate("replay/frame", capacity, Long.BYTES);
    nextNewest = Column.allocate("replay/next_frame", capacity, Long.BYTES);
  }

  @Override
  public boolean isNext(int place, NdArray observation) {
    ByteBuffer stack = observation.buffer();
    long frame = nextNewest.getLong(place);
    for (int level = shape.frames() - 1; level >= 0; level--) {
      if (!chunk(frame).holds(position(frame), stack, level * shape.frameBytes())) {
        return false;
      }
      frame = below(frame);
    }
    return true;
  }

  @Override
  public void put(int place, int previous, NdArray observation, NdArray nextObservation) {
    ByteBuffer before = observation.buffer();
    ByteBuffer after = nextObservation.buffer();
    long frame = previous == NONE ? addStack(before) : nextNewest.getLong(previous);
    newest.putLong(place, frame);
    nextNewest.putLong(place, isShifted(before, after) ? addAbove(frame, after) : addStack(after));
    chunk(oldest(frame)).use(1);
  }

  @Override
  public void forget(int place) {
    chunk(oldest(newest.getLong(place))).use(-1);
    while (chunks.size() > 1 && !chunks.get(0).isUsed()) {
      FrameChunk free = chunks.remove(0);
      free.clear();
      spare.add(free);
      firstChunk++;
    }
  }

  @Override
  public void copyObservation(int place, ByteBuffer target, int offset) {
    copyStack(newest.getLong(place), target, offset);
  }

  @Override
  public void copyNextObservation(int place, ByteBuffer target, int offset) {
    copyStack(nextNewest.getLong(place), target, offset);
  }

  @Override
  public void save(StateWriter state, int size) {
    newest.save(state, size);
    nextNewest.save(state, size);
    state.putLong("replay/frames", frames);
    state.putLong("replay/first_chunk", firstChunk);
    state.putLong("replay/chunk_frames", chunkFrames);
    state.putLong("replay/frame_bytes", shape.frameBytes());
    for (int i = 0; i < chunks.size(); i++) {
      state.putBytes("replay/chunk/" + i, chunks.get(i).deflated());
    }
  }

  @Override
  public boolean load(StateReader state, int size) {
    if (state.getLong("replay/chunk_frames") != chunkFrames
        || state.getLong("replay/frame_bytes") != shape.frameBytes()
        || !newest.load(state, size)
        || !nextNewest.load(state, size)) {
      return false;
    }
    frames = state.getLong("replay/frames");
    firstChunk = state.getLong("replay/first_chunk");
    chunks.clear();
    for (long first = firstChunk * chunkFrames; first < frames; first += chunkFrames) {
      FrameChunk chunk = newChunk();
      ByteBuffer packed = state.getBytes("replay/chunk/" + chunks.size());
      if (!chunk.inflate(packed, (int) Math.min(chunkFrames, frames - first))) {
        return false;
      }
      chunks.add(chunk);
    }
    for (int place = 0; place < size; place++) {
      chunk(oldest(newest.getLong(place))).use(1);
    }
    return true;
  }

  /** Returns the bytes that frames take, spare chunks included. */
  long frameMemory() {
    return (long) (chunks.size() + spare.size()) * chunkFrames * shape.frameBytes();
  }

  private boolean isShifted(ByteBuffer before, ByteBuffer after) {
    int common = shape.bytes() - shape.frameBytes();
    return before.slice(shape.frameBytes(), common).equals(after.slice(0, common));
  }

  private long addAbove(long frame, ByteBuffer stack) {
    return add(stack, shape.frames() - 1, Math.toIntExact(frames - frame));
  }

  private long addStack(ByteBuffer stack) {
    int bottom = 0;
    while (bottom < shape.frames() - 1 && isEqualToNext(stack, bottom)) {
      bottom++;
    }
    long frame = add(stack, bottom, 0);
    for (int level = bottom + 1; level < shape.frames(); level++) {
      frame = add(stack, level, 1);
    }
    return frame;
  }

  private boolean isEqualToNext(ByteBuffer stack, int level) {
    int bytes = shape.frameBytes();
    return stack.slice(level * bytes, bytes).equals(stack.slice((level + 1) * bytes, bytes));
  }

  private long add(ByteBuffer stack, int level, int link) {
    if (chunks.isEmpty() || chunks.get(chunks.size() - 1).isFull()) {
      chunks.add(newChunk());
    }
    chunks.get(chunks.size() - 1).add(stack, level * shape.frameBytes(), link);
    return frames++;
  }

  private FrameChunk newChunk() {
    return spare.isEmpty() ? new FrameChunk(chunkFrames, shape.frameBytes()) : spare.remove();
  }

  private void copyStack(long newestFrame, ByteBuffer target, int offset) {
    long frame = newestFrame;
    for (int level = shape.frames() - 1; level >= 0; level--) {
      chunk(frame).copy(position(frame), target, offset + level * shape.frameBytes());
      frame = below(frame);
    }
  }

  private long oldest(long newestFrame) {
    long frame = newestFrame;
    for (int level = shape.frames() - 1; level > 0; level--) {
      frame = below(frame);
    }
    return frame;
  }

  private long below(long frame) {
    return frame - chunk(frame).link(position(frame));
  }

  private FrameChunk chunk(long frame) {
    return chunks.get((int) (frame / chunkFrames - firstChunk));
  }

  private int position(long frame) {
    return (int) (frame % chunkFrames);
  }
}
