package io.gymwire.envserver.atari;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The random generator inside the emulator, C++'s {@code std::mt19937} (Matsumoto and Nishimura,
 * 1998), to follow its draws from outside.
 */
final class MersenneTwister {
  private static final int WORDS = 624;
  private static final int MIDDLE = 397;
  private static final int MATRIX = 0x9908b0df;
  private static final int UPPER = 0x8000_0000;

  /** C++ prints the generator as its words and, in GNU's library, the position in them. */
  private static final Pattern NO_NUMBERS = Pattern.compile("[^0-9 ]+");

  private final int[] words;
  private int position;

  private MersenneTwister(int[] words, int position) {
    this.words = words;
    this.position = position;
  }

  static MersenneTwister seeded(int seed) {
    int[] words = new int[WORDS];
    words[0] = seed;
    for (int i = 1; i < WORDS; i++) {
      words[i] = 1812433253 * (words[i - 1] ^ (words[i - 1] >>> 30)) + i;
    }
    return new MersenneTwister(words, WORDS);
  }

  /**
   * Returns the last generator that is printed in {@code state}: those before are the console's.
   *
   * @throws IllegalArgumentException if there is none
   */
  static MersenneTwister printedIn(byte[] state) {
    String last = "";
    for (String run : NO_NUMBERS.split(new String(state, StandardCharsets.ISO_8859_1), -1)) {
      if (run.length() >= 2 * WORDS) {
        last = run;
      }
    }
    String[] numbers = last.split(" ", -1);
    if (numbers.length < WORDS) {
      throw new IllegalArgumentException("no generator in the emulator's state");
    }
    int[] words = new int[WORDS];
    for (int i = 0; i < WORDS; i++) {
      words[i] = Integer.parseUnsignedInt(numbers[i]);
    }
    return new MersenneTwister(
        words, numbers.length > WORDS ? Integer.parseInt(numbers[WORDS]) : WORDS);
  }

  /** Returns a number from 0 on, below 1. */
  double nextDouble() {
    return Integer.toUnsignedLong(next()) * 0x1p-32;
  }

  private int next() {
    if (position >= WORDS) {
      twist();
    }
    int word = words[position++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >>> 18);
  }

  private void twist() {
    for (int i = 0; i < WORDS; i++) {
      int mixed = (words[i] & UPPER) | (words[(i + 1) % WORDS] & ~UPPER);
      words[i] = words[(i + MIDDLE) % WORDS] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : MATRIX);
    }
    position = 0;
  }
}
