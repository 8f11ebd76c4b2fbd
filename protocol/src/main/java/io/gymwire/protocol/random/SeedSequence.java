package io.gymwire.protocol.random;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Arrays;

/**
 * Turns a seed into well-mixed generator states, as {@code numpy.random.SeedSequence} does: equal
 * seeds give equal states in both, and close seeds give states that have nothing to do with each
 * other.
 *
 * <p>The method is O'Neill's, <a
 * href="https://www.pcg-random.org/posts/developing-a-seed_seq-alternative.html">"Developing a
 * seed_seq Alternative"</a>.
 */
public final class SeedSequence {
  private static final int POOL_SIZE = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;

  private final long seed;
  private final int[] spawnKey;
  private final int[] pool = new int[POOL_SIZE];
  private int hashConstant = INIT_A;

  private SeedSequence(long seed, int[] spawnKey) {
    this.seed = seed;
    this.spawnKey = spawnKey;
    int[] entropy = {(int) seed, (int) (seed >>> 32), 0, 0};
    for (int i = 0; i < POOL_SIZE; i++) {
      pool[i] = hash(entropy[i]);
    }
    for (int source = 0; source < POOL_SIZE; source++) {
      for (int target = 0; target < POOL_SIZE; target++) {
        if (source != target) {
          pool[target] = mix(pool[target], hash(pool[source]));
        }
      }
    }
    for (int word : spawnKey) {
      for (int target = 0; target < POOL_SIZE; target++) {
        pool[target] = mix(pool[target], hash(word));
      }
    }
  }

  /**
   * Returns the sequence of {@code seed}; 0 is a seed like any other.
   *
   * @throws GymWireException with code INVALID_VALUE if it is negative
   */
  public static SeedSequence of(long seed) {
    if (seed < 0) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "seed", "a seed is an integer from 0 to 2^63 - 1, not " + seed);
    }
    return new SeedSequence(seed, new int[0]);
  }

  /**
   * Returns the sequence that numpy's {@code spawn} returns at position {@code index}: a source of
   * states of its own, for when one seed has to feed several generators.
   */
  public SeedSequence child(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("index of a child must be 0 or more, not " + index);
    }
    int[] childKey = Arrays.copyOf(spawnKey, spawnKey.length + 1);
    childKey[spawnKey.length] = index;
    return new SeedSequence(seed, childKey);
  }

  /**
   * Returns {@code count} words of 32 bits: numpy's {@code generate_state(count, uint32)}; always
   * the same.
   */
  public int[] generateInts(int count) {
    int[] state = new int[count];
    int constant = INIT_B;
    for (int i = 0; i < count; i++) {
      int value = pool[i % POOL_SIZE] ^ constant;
      constant *= MULT_B;
      value *= constant;
      state[i] = value ^ (value >>> 16);
    }
    return state;
  }

  /**
   * Returns {@code count} words of 64 bits: numpy's {@code generate_state(count, uint64)}; always
   * the same.
   */
  public long[] generateLongs(int count) {
    int[] halves = generateInts(Math.multiplyExact(2, count));
    long[] state = new long[count];
    for (int i = 0; i < count; i++) {
      state[i] = (halves[2 * i] & 0xFFFF_FFFFL) | ((long) halves[2 * i + 1] << 32);
    }
    return state;
  }

  private int hash(int word) {
    int value = word ^ hashConstant;
    hashConstant *= MULT_A;
    value *= hashConstant;
    return value ^ (value >>> 16);
  }

  private static int mix(int left, int right) {
    int value = MIX_LEFT * left - MIX_RIGHT * right;
    return value ^ (value >>> 16);
  }
}
