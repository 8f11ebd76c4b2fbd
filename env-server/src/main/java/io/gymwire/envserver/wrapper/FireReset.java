package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.atari.AtariEnvironment;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Starts episodes with FIRE and the action after it, for games that wait for the player to begin:
 * Stable-Baselines3's {@code FireResetEnv}.
 */
final class FireReset extends TransparentWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "FireReset",
          "Starts the episodes of an Atari game that has action FIRE with that and the one after it.",
          FireReset::of);

  private static final int FIRE = 1;
  private static final int ACTIONS = 3;

  private FireReset(Environment environment) {
    super(environment);
  }

  /** Returns whether {@code game} has the action FIRE where Atari games have it. */
  static boolean fits(AtariEnvironment game) {
    List<String> meanings = game.actionMeanings();
    return meanings.size() >= ACTIONS && meanings.get(FIRE).equals("FIRE");
  }

  private static Environment of(Environment environment, Arguments arguments) {
    AtariEnvironment game = arguments.game(environment);
    if (!fits(game)) {
      throw arguments.invalid(
          "the game has the actions %s; allowed: a game whose second action is FIRE, of three or more"
              .formatted(game.actionMeanings()));
    }
    return new FireReset(environment);
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    super.reset(seed, options);
    press(FIRE, seed, options);
    return press(FIRE + 1, seed, options);
  }

  private Reset press(long action, OptionalLong seed, Map<String, Object> options) {
    Step step = super.step(action);
    return step.ended() ? super.reset(seed, options) : new Reset(step.observation(), step.info());
  }
}
