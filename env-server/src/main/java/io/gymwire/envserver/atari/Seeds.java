package io.gymwire.envserver.atari;

import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.random.SeedSequence;
import java.security.SecureRandom;

/**
 * The two seeds that ale-py makes of one.
 *
 * @param generator of the generator of frame skips, an unsigned number of 32 bits
 * @param emulator of the emulator's own generator, an unsigned number of 32 bits
 */
record Seeds(long generator, long emulator) {
  private static final SecureRandom ENTROPY = new SecureRandom();

  static Seeds of(long seed) {
    int[] words = SeedSequence.of(seed).generateInts(2);
    return new Seeds(Integer.toUnsignedLong(words[0]), Integer.toUnsignedLong(words[1]));
  }

  static Seeds unforeseeable() {
    return of(ENTROPY.nextLong() & Long.MAX_VALUE);
  }

  Pcg64 newGenerator() {
    return Pcg64.seeded(generator);
  }

  /** ALE takes the seed as a signed number. */
  int forEmulator() {
    return (int) emulator;
  }
}
