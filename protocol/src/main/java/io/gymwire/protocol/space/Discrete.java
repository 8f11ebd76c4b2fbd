package io.gymwire.protocol.space;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.random.Pcg64;
import java.util.List;

/**
 * The integers from {@code start} to {@code start + n - 1}: {@code gymnasium.spaces.Discrete}, of
 * dtype int64.
 */
public final class Discrete implements Space {
  private static final int[] SCALAR = {};

  private final long n;
  private final long start;

  private Discrete(long n, long start) {
    if (n <= 0) {
      throw Invalid.value("n", n, "a positive integer");
    }
    if (start > 0 && start + (n - 1) < start) {
      throw Invalid.value("start", start, "such that start + n - 1 is at most 2^63 - 1");
    }
    this.n = n;
    this.start = start;
  }

  /** Returns the space of the integers from 0 to {@code n - 1}. */
  public static Discrete of(long n) {
    return new Discrete(n, 0);
  }

  /** Returns the space of the {@code n} integers from {@code start} on. */
  public static Discrete of(long n, long start) {
    return new Discrete(n, start);
  }

  /** Returns the number of members. */
  public long n() {
    return n;
  }

  /** Returns the smallest member. */
  public long start() {
    return start;
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Long number && contains(number.longValue());
  }

  /** Returns whether {@code value} is a member. */
  public boolean contains(long value) {
    return value >= start && value <= start + (n - 1);
  }

  @Override
  public Long sample(Pcg64 generator) {
    return start + generator.integers(n);
  }

  @Override
  public MultiDiscrete batch(int count) {
    return MultiDiscrete.repeated(n, start, count);
  }

  @Override
  public Long decode(Object value, String field) {
    if (value instanceof List) {
      throw Invalid.value(field, value, allowed());
    }
    long number =
        ArrayDecoder.decode(value, DType.INT64, SCALAR, field, unused -> allowed()).getLong(0);
    if (!contains(number)) {
      throw Invalid.value(field, number, allowed());
    }
    return number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Discrete that && n == that.n && start == that.start;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(n) + Long.hashCode(start);
  }

  @Override
  public String toString() {
    return start == 0 ? "Discrete(%d)".formatted(n) : "Discrete(%d, start=%d)".formatted(n, start);
  }

  private String allowed() {
    return "an integer from %d to %d".formatted(start, start + (n - 1));
  }
}
