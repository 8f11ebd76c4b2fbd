package io.gymwire.envserver.batch;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.stream.IntStream;

/**
 * N values of one space, kept as one value of its batch space: Gymnasium's {@code
 * create_empty_array} and {@code concatenate}.
 */
public sealed interface Batch permits ArrayBatch, DiscreteBatch, TextBatch, TupleBatch, DictBatch {

  /** Returns a batch of {@code count} zero values, which need not be members of {@code space}. */
  static Batch of(Space space, int count) {
    if (space instanceof Box box) {
      return ArrayBatch.of(box.dtype(), count, box.shape());
    }
    if (space instanceof Discrete) {
      return new DiscreteBatch(NdArray.zeros(DType.INT64, count));
    }
    if (space instanceof MultiDiscrete discrete) {
      return ArrayBatch.of(DType.INT64, count, discrete.shape());
    }
    if (space instanceof MultiBinary binary) {
      return ArrayBatch.of(DType.INT8, count, binary.shape());
    }
    if (space instanceof Text) {
      return new TextBatch(count);
    }
    if (space instanceof Tuple tuple) {
      return TupleBatch.of(tuple, count);
    }
    return DictBatch.of((Dict) space, count);
  }

  /**
   * Returns the batch whose value is {@code memory}: of arrays or numbers of {@code space}, whose
   * batches are one array.
   */
  static Batch in(Space space, NdArray memory) {
    return space instanceof Discrete ? new DiscreteBatch(memory) : ArrayBatch.in(memory);
  }

  /** Returns how many bytes a value of {@code space} takes at most, but for what Java adds. */
  static long bytesOf(Space space) {
    if (space instanceof Box box) {
      return box.dtype().byteSize() * elements(box.shape());
    }
    if (space instanceof Discrete) {
      return Long.BYTES;
    }
    if (space instanceof MultiDiscrete discrete) {
      return Long.BYTES * elements(discrete.shape());
    }
    if (space instanceof MultiBinary binary) {
      return elements(binary.shape());
    }
    if (space instanceof Text text) {
      return (long) Character.BYTES * text.maxLength();
    }
    if (space instanceof Tuple tuple) {
      return tuple.spaces().stream().mapToLong(Batch::bytesOf).sum();
    }
    return ((Dict) space).spaces().values().stream().mapToLong(Batch::bytesOf).sum();
  }

  private static long elements(int[] shape) {
    return IntStream.of(shape).asLongStream().reduce(1, (a, b) -> a * b);
  }

  /**
   * Copies {@code value} to place {@code index}, if it is not the very array of that place.
   *
   * @throws IllegalArgumentException or ClassCastException if it is of another dtype, shape or kind
   */
  void set(int index, Object value);

  /** Returns the value at place {@code index}; an array shares this batch's memory. */
  Object get(int index);

  /** Moves every value one place down, the first one out; the last place keeps its value. */
  void shift();

  /** Returns the whole batch, the same object at every call. */
  Object value();
}
