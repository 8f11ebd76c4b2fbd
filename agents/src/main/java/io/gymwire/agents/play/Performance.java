package io.gymwire.agents.play;

import io.gymwire.agentsdk.training.Observed;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Space;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;

/** Episodes of one environment as they happen, played by a person, a policy or chance. */
public final class Performance {
  private final VectorEnvironment environment;
  private final Player player;
  private final String help;
  private final double stepsPerSecond;
  private double episodeReturn;
  private long episodeSteps;
  private int episodes;

  private Performance(
      VectorEnvironment environment, Player player, String help, double stepsPerSecond) {
    this.environment = environment;
    this.player = player;
    this.help = help;
    this.stepsPerSecond = stepsPerSecond;
  }

  /**
   * Returns a performance of a person at the keys.
   *
   * @param environment one environment that does not reset itself
   * @param stepsPerSecond how fast
   * @throws GymWireException with code UNSUPPORTED if its actions are not Discrete
   */
  public static Performance byKeys(VectorEnvironment environment, double stepsPerSecond) {
    KeyboardPlayer player = KeyboardPlayer.of(environment.spec());
    return new Performance(environment, player, player.help() + ", Q: leave", stepsPerSecond);
  }

  /** Returns a performance of random actions. */
  public static Performance byChance(
      VectorEnvironment environment, double stepsPerSecond, long seed) {
    Space actions = environment.singleActionSpace().batch(1);
    Pcg64 generator = Pcg64.seeded(seed);
    return new Performance(
        environment,
        (observed, held) -> Optional.of(actions.sample(generator)),
        "Q: leave",
        stepsPerSecond);
  }

  /** Returns a performance of {@code policy}. */
  public static Performance byPolicy(
      VectorEnvironment environment, double stepsPerSecond, Policy policy) {
    return new Performance(
        environment,
        (observed, held) -> Optional.of(policy.act(observed.observation(), observed.info())),
        "Q: leave",
        stepsPerSecond);
  }

  /**
   * Shows {@code count} episodes, or fewer if the spectator leaves.
   *
   * @param seed of the first one
   * @param where {@code auto}, {@code window} or {@code terminal}
   * @return how many there were, and the last one's return
   * @throws GymWireException with code UNSUPPORTED if there is nothing to see, or nothing to show
   *     it on
   */
  public String show(int count, long seed, String where) {
    Observed first = Observed.of(environment.reset(ResetArguments.seeded(seed, 1)));
    picture();
    try (Screen screen = Screens.open("GymWire: " + environment.spec().id(), where)) {
      show(count, first, screen);
    }
    return String.format(
        Locale.ROOT,
        "whole episodes of %s: %d; the last return: %.1f",
        environment.spec().id(),
        episodes,
        episodeReturn);
  }

  void show(int count, Observed first, Screen screen) {
    Observed observed = first;
    Clock clock = new Clock(stepsPerSecond);
    screen.show(picture(), caption());
    while (!screen.isLeft()) {
      clock.awaitTick();
      Optional<Object> action = act(observed, screen);
      while (action.isEmpty() && !screen.isLeft()) {
        clock.pause();
        action = act(observed, screen);
      }
      if (action.isEmpty()) {
        return;
      }
      VectorStep step = environment.step(action.get());
      observed = Observed.of(step);
      episodeReturn += step.reward()[0];
      episodeSteps++;
      screen.show(picture(), caption());
      if (step.ended(0)) {
        episodes++;
        if (episodes == count) {
          return;
        }
        observed = Observed.of(environment.reset(ResetArguments.none()));
        episodeReturn = 0;
        episodeSteps = 0;
      }
    }
  }

  private Optional<Object> act(Observed observed, Screen screen) {
    return player.act(observed, player.waits() ? screen.presses() : screen.keys());
  }

  private String caption() {
    return String.format(
        Locale.ROOT,
        "episode %d  step %d  return %.1f  (%s)",
        episodes + 1,
        episodeSteps,
        episodeReturn,
        help);
  }

  private BufferedImage picture() {
    EnvironmentSpec spec = environment.spec();
    NdArray pixels =
        environment
            .render(0)
            .orElseThrow(
                () ->
                    new GymWireException(
                        ErrorCode.UNSUPPORTED, spec.id() + " draws no pictures to look at"));
    int height = pixels.length(0);
    int width = pixels.length(1);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < height * width; i++) {
      int rgb =
          (int)
              (pixels.getLong(3 * i) << 16
                  | pixels.getLong(3 * i + 1) << 8
                  | pixels.getLong(3 * i + 2));
      picture.setRGB(i % width, i / width, rgb);
    }
    return picture;
  }
}
