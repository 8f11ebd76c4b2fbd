package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.atari.AtariEnvironment;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Starts episodes with a random number of steps that do nothing, from 1 to {@code max}, drawn from
 * the game's own generator (Mnih et al., 2015); none if {@code max} is 0.
 */
record Noops(AtariEnvironment game, int max) {
  /** Almost three minutes of play. */
  static final int MOST = 10_000;

  private static final Long NOOP = 0L;

  /**
   * Reads {@code noop_max} for {@code game}.
   *
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if it is none from
   *     {@code least} on, or if there are to be no-ops in a game whose first action does something,
   *     which Gymnasium refuses too: Backgammon and VideoCheckers begin with FIRE
   */
  static Noops of(AtariEnvironment game, Arguments arguments, int least) {
    int max = arguments.integer("noop_max", least, MOST);
    List<String> meanings = game.actionMeanings();
    if (max > 0 && !meanings.get(0).equals("NOOP")) {
      throw arguments.invalid(
          "noop_max is %d in a game whose first action is %s; allowed: %sthe environment's argument full_action_space=true, with which it is NOOP"
              .formatted(max, meanings.get(0), least == 0 ? "noop_max=0, or " : ""));
    }
    return new Noops(game, max);
  }

  /** Resets {@code environment}; returns the last observation with all infos together. */
  Reset start(Environment environment, OptionalLong seed, Map<String, Object> options) {
    Reset reset = environment.reset(seed, options);
    Object observation = reset.observation();
    Map<String, Object> info = new LinkedHashMap<>(reset.info());
    long count = max == 0 ? 0 : game.generator().integers(1, max + 1);
    for (long i = 0; i < count; i++) {
      Step step = environment.step(NOOP);
      observation = step.observation();
      info.putAll(step.info());
      if (step.ended()) {
        Reset again = environment.reset(seed, options);
        observation = again.observation();
        info = new LinkedHashMap<>(again.info());
      }
    }
    return new Reset(observation, info);
  }
}
