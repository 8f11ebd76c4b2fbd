package io.gymwire.envserver.random;

import io.gymwire.protocol.random.Pcg64;
import java.security.SecureRandom;
import java.util.OptionalLong;

/** Where an environment's generator comes from at a reset. */
public final class Generators {
  private static final SecureRandom ENTROPY = new SecureRandom();

  private Generators() {}

  /** Returns the generator of a seed, or one that nobody can foretell. */
  public static Pcg64 of(OptionalLong seed) {
    return Pcg64.seeded(seed.orElseGet(() -> ENTROPY.nextLong() & Long.MAX_VALUE));
  }
}
