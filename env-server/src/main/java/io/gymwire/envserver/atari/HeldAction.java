package io.gymwire.envserver.atari;

/**
 * Follows which action the emulator holds: with sticky actions (Machado et al., 2018) not always
 * the latest one. The emulator neither tells nor saves it, but its draws can be followed.
 */
final class HeldAction {
  private final double repeatProbability;
  private MersenneTwister draws = MersenneTwister.seeded(0);
  private AtariAction held = AtariAction.NOOP;

  HeldAction(float repeatProbability) {
    this.repeatProbability = repeatProbability;
  }

  AtariAction action() {
    return held;
  }

  /** Follows from a state in which {@code action} is held, before which nothing is known. */
  void follow(MersenneTwister generator, AtariAction action) {
    draws = generator;
    held = action;
  }

  /** The emulator draws for each of two players. */
  void act(AtariAction action) {
    if (draws.nextDouble() >= repeatProbability) {
      held = action;
    }
    draws.nextDouble();
  }

  /**
   * Returns a seed of the emulator's generator with which its next action is sure to be held, for a
   * probability below 1.
   */
  int obeyingSeed() {
    int seed = 1;
    while (MersenneTwister.seeded(seed).nextDouble() < repeatProbability) {
      seed++;
    }
    return seed;
  }
}
