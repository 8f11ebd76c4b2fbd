package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.envserver.atari.AtariEnvironment;
import io.gymwire.envserver.atari.AtariScreen;
import io.gymwire.envserver.batch.InPlace;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The usual preparation of Atari games in one: no-ops at the start, skipped frames, the brighter of
 * the last two frames, shrunk and gray: Gymnasium's {@code AtariPreprocessing}, after Machado et
 * al. (2018), <a href="https://doi.org/10.1613/jair.5699">Revisiting the Arcade Learning
 * Environment</a>.
 *
 * <p>It takes the emulator's palette screens and makes the observation of them in one pass, so that
 * nobody draws the frames in between.
 */
final class AtariPreprocessing extends EnvironmentWrapper implements InPlace {
  private static final int MAX_FRAME_SKIP = 1000;

  static final WrapperKind KIND =
      WrapperKind.of(
          "AtariPreprocessing",
          "Of an Atari game with frameskip 1: no-ops at the start, skipped frames, the brighter of the last two,"
              + " shrunk and gray.",
          AtariPreprocessing::of,
          optional("noop_max", "how many no-ops an episode starts with at most; 0 for none", 30L),
          optional("frame_skip", "for how many frames an action is held", 4L),
          optional(
              "screen_size",
              "the new width and height, such as [84, 84], or one number for both; neither larger than the screen's",
              84L),
          optional("terminal_on_life_loss", "whether a lost life terminates the episode", false),
          optional("grayscale_obs", "whether observations are gray", true),
          optional("grayscale_newaxis", "whether gray observations have a last axis of 1", false),
          optional("scale_obs", "whether observations are float32 from 0 to 1", false));

  private final AtariEnvironment game;
  private final Noops noops;
  private final int frameSkip;
  private final boolean terminalOnLifeLoss;
  private final ScreenPool pool;
  private final AreaResize resize;
  private NdArray picture;
  private NdArray observation;
  private final boolean scaled;
  private final Space space;
  private int lives;

  private AtariPreprocessing(Environment environment, AtariEnvironment game, Arguments arguments) {
    super(environment);
    this.game = game;
    this.noops = Noops.of(game, arguments, 0);
    this.frameSkip = arguments.integer("frame_skip", 1, MAX_FRAME_SKIP);
    this.terminalOnLifeLoss = arguments.flag("terminal_on_life_loss");
    boolean gray = arguments.flag("grayscale_obs");
    boolean flat = gray && !arguments.flag("grayscale_newaxis");
    AtariScreen screen = game.screen();
    this.pool = gray ? ScreenPool.gray(screen) : ScreenPool.colours(screen);
    int[] size = arguments.sizeOrLength("screen_size");
    int width = size[0];
    int height = size[1];
    if (width > screen.width() || height > screen.height()) {
      throw arguments.wrong(
          "screen_size", "up to [%d, %d]".formatted(screen.width(), screen.height()));
    }
    this.resize = new AreaResize(screen.height(), screen.width(), pool.channels(), height, width);
    int[] shape = flat ? new int[] {height, width} : new int[] {height, width, pool.channels()};
    this.scaled = arguments.flag("scale_obs");
    this.picture = NdArray.zeros(DType.UINT8, shape);
    this.observation = scaled ? NdArray.zeros(DType.FLOAT32, shape) : picture;
    this.space = scaled ? Box.of(0, 1, DType.FLOAT32, shape) : Box.of(0, 255, DType.UINT8, shape);
  }

  private static Environment of(Environment environment, Arguments arguments) {
    AtariEnvironment game = arguments.game(environment);
    AtariPreprocessing wrapper = new AtariPreprocessing(environment, game, arguments);
    if (wrapper.frameSkip > 1 && game.skipsFrames()) {
      throw arguments.invalid(
          "the environment skips frames already; allowed: one made with the argument frameskip=1 or"
              + " a NoFrameskip-v4 id, or frame_skip=1 here");
    }
    game.setObserved(false);
    return wrapper;
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = noops.start(inner(), seed, options);
    lives = game.lives();
    pool.showPresent();
    return new Reset(look(), reset.info());
  }

  @Override
  public Step step(Object action) {
    double reward = 0;
    for (int left = frameSkip - 1; ; left--) {
      Step step = super.step(action);
      reward += step.reward();
      boolean terminated = step.terminated() || (losesLife() && terminalOnLifeLoss);
      boolean ended = terminated || step.truncated();
      if (ended || left == 0) {
        show(ended, left);
        return new Step(look(), reward, terminated, step.truncated(), step.info());
      }
      if (left == 1) {
        pool.keepLastButOne();
      }
    }
  }

  @Override
  public void writeTo(NdArray memory) {
    memory.copyFrom(observation);
    observation = memory;
    if (!scaled) {
      picture = memory;
    }
  }

  @Override
  int stepsInOne() {
    return frameSkip;
  }

  @Override
  void save(StateOutput out) {
    out.putInt(lives);
    pool.save(out);
  }

  @Override
  void restore(StateInput in) {
    lives = in.nextInt();
    pool.restore(in);
  }

  /** An episode's last frame is not looked at: Gymnasium goes on showing what it had before. */
  private void show(boolean ended, int left) {
    if (!ended && frameSkip == 1) {
      pool.showPresent();
    } else if (!ended) {
      pool.showLastTwo();
    } else if (left == 0 && frameSkip > 1) {
      pool.showMore();
    }
  }

  private boolean losesLife() {
    int before = lives;
    lives = game.lives();
    return lives < before;
  }

  private NdArray look() {
    resize.resize(pool, picture);
    pool.forgetChanges();
    if (scaled) {
      for (int i = 0; i < picture.size(); i++) {
        observation.setDouble(i, picture.getFloat(i) / 255);
      }
    }
    return observation;
  }
}
