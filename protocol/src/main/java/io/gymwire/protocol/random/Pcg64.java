package io.gymwire.protocol.random;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.ByteBuffer;

/**
 * The random generator of Gymnasium: {@code numpy.random.Generator(PCG64(seed))}, draw for draw and
 * bit for bit.
 *
 * <p>It is O'Neill's <a href="https://www.pcg-random.org">PCG</a> XSL-RR 128/64: a 128-bit linear
 * congruential state of which every step yields 64 bits. A 32-bit draw takes the low half of such a
 * step and keeps the high half for the next 32-bit draw; draws of other widths leave the kept half
 * where it is.
 *
 * <p>One generator belongs to one thread. No draw allocates.
 */
public final class Pcg64 {
  /** The bytes that {@link #writeTo} writes. */
  public static final int STATE_BYTES = 4 * Long.BYTES + Integer.BYTES + 1;

  private static final long MULTIPLIER_HIGH = 0x2360ED051FC65DA4L;
  private static final long MULTIPLIER_LOW = 0x4385DF649FCCF645L;
  private static final double DOUBLE_UNIT = 0x1p-53;
  private static final long UINT32_MASK = 0xFFFF_FFFFL;

  private long stateHigh;
  private long stateLow;
  private long incrementHigh;
  private long incrementLow;
  private boolean halfKept;
  private int keptHalf;

  private Pcg64() {}

  /**
   * Returns numpy's {@code default_rng(seed)}.
   *
   * @throws GymWireException with code INVALID_VALUE if the seed is negative
   */
  public static Pcg64 seeded(long seed) {
    return of(SeedSequence.of(seed));
  }

  /** Returns the generator that starts from {@code seeds}. */
  public static Pcg64 of(SeedSequence seeds) {
    long[] words = seeds.generateLongs(4);
    Pcg64 generator = new Pcg64();
    generator.incrementHigh = words[2] << 1 | words[3] >>> 63;
    generator.incrementLow = words[3] << 1 | 1;
    generator.advance();
    generator.stateLow += words[1];
    long carry = Long.compareUnsigned(generator.stateLow, words[1]) < 0 ? 1 : 0;
    generator.stateHigh += words[0] + carry;
    generator.advance();
    return generator;
  }

  /**
   * Returns the generator that {@link #writeTo} wrote, from the buffer's position on, in the
   * buffer's byte order.
   */
  public static Pcg64 readFrom(ByteBuffer state) {
    if (state.remaining() < STATE_BYTES) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "state",
          "the state of a generator takes %d bytes, but only %d are left"
              .formatted(STATE_BYTES, state.remaining()));
    }
    Pcg64 generator = new Pcg64();
    generator.stateHigh = state.getLong();
    generator.stateLow = state.getLong();
    generator.incrementHigh = state.getLong();
    generator.incrementLow = state.getLong();
    generator.keptHalf = state.getInt();
    generator.halfKept = state.get() != 0;
    return generator;
  }

  /**
   * Writes the whole state, {@link #STATE_BYTES} bytes, at the buffer's position, in the buffer's
   * byte order.
   */
  public void writeTo(ByteBuffer state) {
    state
        .putLong(stateHigh)
        .putLong(stateLow)
        .putLong(incrementHigh)
        .putLong(incrementLow)
        .putInt(keptHalf)
        .put((byte) (halfKept ? 1 : 0));
  }

  /** Returns a generator that will draw what this one will. */
  public Pcg64 copy() {
    Pcg64 copy = new Pcg64();
    copy.stateHigh = stateHigh;
    copy.stateLow = stateLow;
    copy.incrementHigh = incrementHigh;
    copy.incrementLow = incrementLow;
    copy.keptHalf = keptHalf;
    copy.halfKept = halfKept;
    return copy;
  }

  /** Returns 64 random bits. */
  public long nextInt64() {
    advance();
    return Long.rotateRight(stateHigh ^ stateLow, (int) (stateHigh >>> 58));
  }

  /** Returns a random integer from 0 to 2^32 - 1. */
  public long nextUint32() {
    if (halfKept) {
      halfKept = false;
      return keptHalf & UINT32_MASK;
    }
    long bits = nextInt64();
    keptHalf = (int) (bits >>> 32);
    halfKept = true;
    return bits & UINT32_MASK;
  }

  /** Returns a random double in [0, 1): numpy's {@code random()}. */
  public double nextDouble() {
    return (nextInt64() >>> 11) * DOUBLE_UNIT;
  }

  /** Returns a random double in [low, high): numpy's {@code uniform(low, high)}. */
  public double uniform(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /**
   * Returns a number from the normal distribution of mean 0 and variance 1: numpy's {@code
   * standard_normal()}.
   */
  public double standardNormal() {
    return Ziggurat.normal(this);
  }

  /**
   * Returns a number from the exponential distribution of mean 1: numpy's {@code
   * standard_exponential()}.
   */
  public double standardExponential() {
    return Ziggurat.exponential(this);
  }

  /**
   * Returns a random integer in [0, n): numpy's {@code integers(n)}.
   *
   * @throws IllegalArgumentException if n is not positive
   */
  public long integers(long n) {
    if (n <= 0) {
      throw new IllegalArgumentException("n must be positive, not " + n);
    }
    return atMost(n - 1);
  }

  /**
   * Returns a random integer in [low, high): numpy's {@code integers(low, high)}.
   *
   * @throws IllegalArgumentException if low is not below high
   */
  public long integers(long low, long high) {
    if (low >= high) {
      throw new IllegalArgumentException(
          "low must be below high, but they are %d and %d".formatted(low, high));
    }
    return low + atMost(high - 1 - low);
  }

  /** Returns a random integer from 0 to {@code maximum}, both unsigned. */
  private long atMost(long maximum) {
    if (maximum == 0) {
      return 0;
    }
    if (maximum == UINT32_MASK) {
      return nextUint32();
    }
    if (maximum == -1) {
      return nextInt64();
    }
    return maximum >>> 32 == 0 ? lemire32(maximum + 1) : lemire64(maximum + 1);
  }

  /**
   * Lemire, <a href="https://arxiv.org/abs/1805.10941">"Fast random integer generation in an
   * interval"</a>.
   */
  private long lemire32(long count) {
    long product = nextUint32() * count;
    if ((product & UINT32_MASK) < count) {
      long threshold = (UINT32_MASK + 1 - count) % count;
      while ((product & UINT32_MASK) < threshold) {
        product = nextUint32() * count;
      }
    }
    return product >>> 32;
  }

  private long lemire64(long count) {
    long bits = nextInt64();
    if (Long.compareUnsigned(bits * count, count) < 0) {
      long threshold = Long.remainderUnsigned(-count, count);
      while (Long.compareUnsigned(bits * count, threshold) < 0) {
        bits = nextInt64();
      }
    }
    return multiplyHighUnsigned(bits, count);
  }

  private void advance() {
    long high =
        multiplyHighUnsigned(stateLow, MULTIPLIER_LOW)
            + stateHigh * MULTIPLIER_LOW
            + stateLow * MULTIPLIER_HIGH;
    long low = stateLow * MULTIPLIER_LOW + incrementLow;
    long carry = Long.compareUnsigned(low, incrementLow) < 0 ? 1 : 0;
    stateHigh = high + incrementHigh + carry;
    stateLow = low;
  }

  /** {@code Math.unsignedMultiplyHigh} came with Java 18. */
  private static long multiplyHighUnsigned(long left, long right) {
    return Math.multiplyHigh(left, right) + (left >> 63 & right) + (right >> 63 & left);
  }
}
