package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.atari.AtariEnvironment;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Terminates an episode where a life is lost, and resets the game only when it is over, so that
 * later lives are played too: Stable-Baselines3's {@code EpisodicLifeEnv} (Mnih et al., 2015).
 *
 * <p>Unlike there, a reset with a seed always resets the game: equal seeds give equal episodes.
 *
 * <p>Like there, the step that leads to the next life is action 0 in every game. Only Backgammon
 * and VideoCheckers have FIRE there, and neither has lives.
 */
final class EpisodicLife extends TransparentWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "EpisodicLife",
          "Terminates an episode of an Atari game where a life is lost; a reset goes on with the next life"
              + " unless the game is over or it has a seed.",
          (environment, arguments) -> new EpisodicLife(environment, arguments.game(environment)));

  private static final Long FIRST_ACTION = 0L;

  private final AtariEnvironment game;
  private boolean over = true;
  private int lives;

  private EpisodicLife(Environment environment, AtariEnvironment game) {
    super(environment);
    this.game = game;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = over || seed.isPresent() ? super.reset(seed, options) : nextLife(options);
    lives = game.lives();
    return reset;
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    over = step.ended();
    int before = lives;
    lives = game.lives();
    // Qbert shows no lives for some frames before it is over.
    boolean lost = 0 < lives && lives < before;
    return lost
        ? new Step(step.observation(), step.reward(), true, step.truncated(), step.info())
        : step;
  }

  @Override
  void save(StateOutput out) {
    out.putBoolean(over).putInt(lives);
  }

  @Override
  void restore(StateInput in) {
    over = in.nextBoolean();
    lives = in.nextInt();
  }

  private Reset nextLife(Map<String, Object> options) {
    Step step = super.step(FIRST_ACTION);
    return step.ended()
        ? super.reset(OptionalLong.empty(), options)
        : new Reset(step.observation(), step.info());
  }
}
