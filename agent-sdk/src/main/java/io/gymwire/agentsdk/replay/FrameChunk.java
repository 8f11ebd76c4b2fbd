package io.gymwire.agentsdk.replay;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Consecutive frames in memory of their own, each with a link: how many frames back the one below
 * it in its stack lies, 0 if everything below is the frame itself.
 */
final class FrameChunk {
  private final int capacity;
  private final int frameBytes;
  private final ByteBuffer memory;
  private final int[] links;
  private int size;
  private int users;

  FrameChunk(int capacity, int frameBytes) {
    this.capacity = capacity;
    this.frameBytes = frameBytes;
    memory = NdArray.zeros(DType.UINT8, capacity, frameBytes).buffer();
    links = new int[capacity];
  }

  boolean isFull() {
    return size == capacity;
  }

  void add(ByteBuffer source, int offset, int link) {
    memory.put(size * frameBytes, source, offset, frameBytes);
    links[size] = link;
    size++;
  }

  int link(int position) {
    return links[position];
  }

  void copy(int position, ByteBuffer target, int offset) {
    target.put(offset, memory, position * frameBytes, frameBytes);
  }

  /** Returns whether frame {@code position} is the one at {@code offset} of {@code other}. */
  boolean holds(int position, ByteBuffer other, int offset) {
    return memory.slice(position * frameBytes, frameBytes).equals(other.slice(offset, frameBytes));
  }

  /** Notes that one more (1) or one less (-1) transition begins with a stack from here. */
  void use(int change) {
    users += change;
  }

  boolean isUsed() {
    return users > 0;
  }

  /** Empties the chunk for new frames. */
  void clear() {
    size = 0;
    users = 0;
  }

  /** Returns links and frames, deflated: pictures of games shrink to a tenth and less. */
  ByteBuffer deflated() {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      ByteBuffer packed = ByteBuffer.allocate(bound(size * (Integer.BYTES + frameBytes)));
      deflater.setInput(encodedLinks());
      while (!deflater.needsInput()) {
        deflater.deflate(packed);
      }
      deflater.setInput(memory.slice(0, size * frameBytes));
      deflater.finish();
      while (!deflater.finished()) {
        deflater.deflate(packed);
      }
      return packed.flip();
    } finally {
      deflater.end();
    }
  }

  /**
   * Fills the chunk with {@code count} frames that {@link #deflated} packed; returns whether that
   * is what {@code packed} holds.
   */
  boolean inflate(ByteBuffer packed, int count) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteBuffer encodedLinks = NdArray.zeros(DType.INT32, count).buffer();
      ByteBuffer frames = memory.slice(0, count * frameBytes);
      inflate(inflater, encodedLinks);
      inflate(inflater, frames);
      for (int i = 0; i < count; i++) {
        links[i] = encodedLinks.getInt(i * Integer.BYTES);
      }
      size = count;
      return !encodedLinks.hasRemaining() && !frames.hasRemaining();
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }

  private static void inflate(Inflater inflater, ByteBuffer target) throws DataFormatException {
    while (target.hasRemaining() && inflater.inflate(target) > 0) {
      // Until there is no room, or nothing more comes.
    }
  }

  private ByteBuffer encodedLinks() {
    ByteBuffer encoded = NdArray.zeros(DType.INT32, size).buffer();
    for (int i = 0; i < size; i++) {
      encoded.putInt(i * Integer.BYTES, links[i]);
    }
    return encoded;
  }

  /** Returns the most bytes that {@code length} bytes deflate to: zlib's own bound, rounded up. */
  private static int bound(int length) {
    return length + (length >> 10) + 1024;
  }
}
