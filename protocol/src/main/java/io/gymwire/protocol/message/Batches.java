package io.gymwire.protocol.message;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Members of a space put together to a batch, and taken out of one, as {@code
 * gymnasium.vector.utils} does.
 */
public final class Batches {
  private Batches() {}

  /**
   * Returns the batch, a member of {@code single.batch(members.size())}, of at least one {@code
   * members}.
   */
  public static Object stack(Space single, List<?> members) {
    if (single instanceof Discrete) {
      return longs(members);
    }
    if (single instanceof Text) {
      return List.copyOf(members);
    }
    if (single instanceof Tuple tuple) {
      List<Object> batch = new ArrayList<>();
      for (Space space : tuple.spaces()) {
        int component = batch.size();
        batch.add(
            stack(
                space, members.stream().map(member -> ((List<?>) member).get(component)).toList()));
      }
      return batch;
    }
    if (single instanceof Dict dict) {
      Map<String, Object> batch = new LinkedHashMap<>();
      dict.spaces()
          .forEach(
              (key, space) ->
                  batch.put(
                      key,
                      stack(
                          space,
                          members.stream().map(member -> ((Map<?, ?>) member).get(key)).toList())));
      return batch;
    }
    return arrays(members);
  }

  /** Returns member {@code index} of {@code batch}; arrays in it are views. */
  public static Object member(Space single, Object batch, int index) {
    if (single instanceof Discrete) {
      return ((NdArray) batch).getLong(index);
    }
    if (single instanceof Text) {
      return ((List<?>) batch).get(index);
    }
    if (single instanceof Tuple tuple) {
      List<Object> member = new ArrayList<>();
      for (Space space : tuple.spaces()) {
        member.add(member(space, ((List<?>) batch).get(member.size()), index));
      }
      return member;
    }
    if (single instanceof Dict dict) {
      Map<String, Object> member = new LinkedHashMap<>();
      dict.spaces()
          .forEach(
              (key, space) -> member.put(key, member(space, ((Map<?, ?>) batch).get(key), index)));
      return member;
    }
    return ((NdArray) batch).row(index);
  }

  private static NdArray longs(List<?> members) {
    NdArray batch = onHeap(DType.INT64, members.size());
    for (int i = 0; i < members.size(); i++) {
      batch.setLong(i, (Long) members.get(i));
    }
    return batch;
  }

  private static NdArray arrays(List<?> members) {
    NdArray first = (NdArray) members.get(0);
    int[] shape = new int[first.rank() + 1];
    shape[0] = members.size();
    System.arraycopy(first.shape(), 0, shape, 1, first.rank());
    NdArray batch = onHeap(first.dtype(), shape);
    for (int i = 0; i < members.size(); i++) {
      batch.setRow(i, (NdArray) members.get(i));
    }
    return batch;
  }

  /**
   * Returns zeros on the heap: a batch lives for one message, too short to pay for direct memory.
   */
  private static NdArray onHeap(DType dtype, int... shape) {
    int size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    return NdArray.wrap(
        dtype, ByteBuffer.allocate(Math.multiplyExact(size, dtype.byteSize())), shape);
  }
}
