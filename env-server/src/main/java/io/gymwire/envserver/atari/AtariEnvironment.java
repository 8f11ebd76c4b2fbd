package io.gymwire.envserver.atari;

import io.gymwire.envserver.rom.Cartridge;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.envserver.user.StateSeal;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One Atari 2600 game: Gymnasium's {@code AtariEnv}, on the Arcade Learning Environment (<a
 * href="https://doi.org/10.1613/jair.3912">Bellemare et al., 2013</a>).
 *
 * <p>Observations are uint8: the screen, (height, width, 3) or (height, width), or the console's
 * memory, (128). Infos have {@code lives}, {@code episode_frame_number} and {@code frame_number};
 * that of a seeded reset also has {@code seeds}.
 */
public final class AtariEnvironment implements Environment {
  private final AtariArguments arguments;
  private final String kind;
  private final List<AtariAction> actions;
  private final Space actionSpace;
  private final Box observationSpace;
  private final Emulator emulator;
  private final NdArray observation;
  private final byte[] bytes;
  private boolean observes = true;
  private Pcg64 generator;

  AtariEnvironment(Cartridge cartridge, AtariArguments arguments) {
    Seeds seeds = Seeds.unforeseeable();
    this.arguments = arguments;
    this.kind = "Atari %s %s".formatted(cartridge.identity(), arguments);
    this.emulator = new Emulator(cartridge, arguments, seeds.forEmulator());
    this.generator = seeds.newGenerator();
    this.actions = arguments.fullActionSpace() ? AtariAction.all() : emulator.minimalActions();
    this.actionSpace = Discrete.of(actions.size());
    this.observationSpace = arguments.observationType().space(emulator.screen().height());
    this.observation = NdArray.zeros(DType.UINT8, observationSpace.shape());
    this.bytes = new byte[observation.byteLength()];
  }

  /** Returns what each action means, such as NOOP, FIRE, UPRIGHT, in the order of the actions. */
  @Override
  public List<String> actionMeanings() {
    return actions.stream().map(AtariAction::name).toList();
  }

  /** Returns how many lives are left; 0 in games that have none. */
  public int lives() {
    return emulator.lives();
  }

  /** Returns the screen, which always shows the present frame. */
  public AtariScreen screen() {
    return emulator.screen();
  }

  /** Returns whether a step may take more than one frame. */
  public boolean skipsFrames() {
    return !arguments.frameSkip().equals(FrameSkip.fixed(1));
  }

  /** Returns the generator that a seeded reset restarts, from which wrappers draw as well. */
  public Pcg64 generator() {
    return generator;
  }

  /**
   * Says whether observations are looked at from now on. While they are not, whatever array the
   * last one was is returned, without being brought up to date: for wrappers that skip some, or
   * take the {@link #screen} instead.
   */
  public void setObserved(boolean observed) {
    observes = observed;
  }

  @Override
  public Space observationSpace() {
    return observationSpace;
  }

  @Override
  public Space actionSpace() {
    return actionSpace;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Map<String, Object> info = new LinkedHashMap<>();
    if (seed.isEmpty()) {
      emulator.reset();
      putCounts(info);
    } else {
      Seeds seeds = Seeds.of(seed.getAsLong());
      generator = seeds.newGenerator();
      emulator.reset(seeds.forEmulator());
      putCounts(info);
      info.put("seeds", List.of(seeds.generator(), seeds.emulator()));
    }
    return new Reset(observe(), info);
  }

  @Override
  public Step step(Object action) {
    AtariAction held = actions.get(((Long) action).intValue());
    int reward = 0;
    for (int frames = arguments.frameSkip().next(generator); frames > 0; frames--) {
      reward += emulator.act(held);
    }
    Map<String, Object> info = new LinkedHashMap<>();
    putCounts(info);
    return new Step(observe(), reward, emulator.terminated(), emulator.truncated(), info);
  }

  @Override
  public Optional<NdArray> render() {
    AtariScreen screen = emulator.screen();
    byte[] pixels = new byte[3 * screen.size()];
    screen.copyRgb(pixels);
    NdArray picture = NdArray.zeros(DType.UINT8, screen.height(), screen.width(), 3);
    picture.buffer().put(0, pixels);
    return Optional.of(picture);
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public OptionalInt renderFps() {
    return OptionalInt.of(arguments.frameSkip().stepsPerSecond());
  }

  @Override
  public byte[] saveState() {
    StateOutput out = new StateOutput(kind);
    emulator.save(out);
    byte[] state = out.putGenerator(generator).finish();
    return new StateOutput(kind).putBytes(state).putBytes(StateSeal.ofUser().of(state)).finish();
  }

  @Override
  public void restoreState(byte[] state) {
    StateInput sealed = new StateInput(state, kind);
    byte[] content = sealed.nextBytes();
    StateSeal.ofUser().check(content, sealed.nextBytes());
    sealed.end();
    StateInput in = new StateInput(content, kind);
    emulator.restore(in);
    generator = in.nextGenerator();
    in.end();
  }

  @Override
  public void close() {
    emulator.close();
  }

  private void putCounts(Map<String, Object> info) {
    info.put("lives", (long) emulator.lives());
    info.put("episode_frame_number", (long) emulator.episodeFrameNumber());
    info.put("frame_number", (long) emulator.frameNumber());
  }

  private NdArray observe() {
    if (observes) {
      switch (arguments.observationType()) {
        case RGB -> emulator.screen().copyRgb(bytes);
        case GRAYSCALE -> emulator.screen().copyGrayscale(bytes);
        case RAM -> emulator.copyRam(bytes);
      }
      observation.buffer().put(0, bytes);
    }
    return observation;
  }
}
