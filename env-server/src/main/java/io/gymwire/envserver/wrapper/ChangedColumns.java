package io.gymwire.envserver.wrapper;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Which columns of a picture's rows have changed: for each row, the span from the first to the
 * last, which may begin and end a little further out.
 */
final class ChangedColumns {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final int width;
  private final int[] from;
  private final int[] to;

  ChangedColumns(int height, int width) {
    this.width = width;
    this.from = new int[height];
    this.to = new int[height];
    clear();
  }

  /**
   * Returns the first changed column of the {@code count} rows from {@code row} on; the picture's
   * width if there is none.
   */
  int from(int row, int count) {
    int first = width;
    for (int i = row; i < row + count; i++) {
      first = Math.min(first, from[i]);
    }
    return first;
  }

  /** Returns the column after the last changed one of those rows; 0 if there is none. */
  int to(int row, int count) {
    int end = 0;
    for (int i = row; i < row + count; i++) {
      end = Math.max(end, to[i]);
    }
    return end;
  }

  boolean has(int row) {
    return from[row] < to[row];
  }

  /** Adds the columns of {@code row} from {@code first} up to {@code end}. */
  void add(int row, int first, int end) {
    from[row] = Math.min(from[row], first);
    to[row] = Math.max(to[row], end);
  }

  /** Adds the columns of {@code row} that {@code other} has. */
  void add(int row, ChangedColumns other) {
    from[row] = Math.min(from[row], other.from[row]);
    to[row] = Math.max(to[row], other.to[row]);
  }

  /**
   * Adds the columns of {@code row} in which that row of two pictures differs, at least 8 pixels
   * wide and of one channel.
   */
  void addDifference(int row, byte[] a, byte[] b) {
    int start = row * width;
    int first = Arrays.mismatch(a, start, start + width, b, start, start + width);
    if (first >= 0) {
      int last = start + width - Long.BYTES;
      while (last > start && (long) EIGHT.get(a, last) == (long) EIGHT.get(b, last)) {
        last -= Long.BYTES;
      }
      add(row, first, Math.max(last, start) - start + Long.BYTES);
    }
  }

  void addAll() {
    Arrays.fill(from, 0);
    Arrays.fill(to, width);
  }

  void clear(int row) {
    from[row] = width;
    to[row] = 0;
  }

  void clear() {
    Arrays.fill(from, width);
    Arrays.fill(to, 0);
  }
}
