package io.gymwire.envserver.atari;

import io.gymwire.envserver.rom.Cartridge;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ale.ALEInterface;
import org.bytedeco.ale.ALEScreen;
import org.bytedeco.ale.ALEState;
import org.bytedeco.ale.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** One native emulator with a game in it: the only class that calls the native library. */
final class Emulator implements AutoCloseable {
  static final int RAM_BYTES = 128;

  private final Cartridge cartridge;
  private final AtariArguments arguments;
  private final ALEInterface ale;
  private final AtariScreen screen;
  private final HeldAction held;
  private BytePointer ram;

  /** The console with the cartridge just put in, unless that took random numbers. */
  private Optional<ALEState> loaded = Optional.empty();

  /**
   * Starts an emulator.
   *
   * @throws GymWireException with code INVALID_VALUE if the game has no such mode or difficulty
   */
  Emulator(Cartridge cartridge, AtariArguments arguments, int seed) {
    AleLibrary.load();
    this.cartridge = cartridge;
    this.arguments = arguments;
    this.held = new HeldAction((float) arguments.repeatActionProbability());
    this.ale = new ALEInterface();
    try {
      ale.setFloat("repeat_action_probability", (float) arguments.repeatActionProbability());
      ale.setInt("max_num_frames_per_episode", arguments.maxNumFramesPerEpisode());
      load(seed);
      this.screen =
          new AtariScreen(
              (int) ale.getScreen().height(), new Palette(ale.theOSystem().colourPalette()));
      attach();
      this.loaded = stateUnlessRandom(seed);
    } catch (RuntimeException | Error e) {
      ale.close();
      throw e;
    }
  }

  /**
   * Starts an episode as the first one after the cartridge was put in again, with the emulator's
   * own random generator started from a seed.
   */
  void reset(int seed) {
    if (loaded.isPresent()) {
      ale.restoreState(loaded.get());
      random().seed(seed);
    } else {
      load(seed);
      attach();
    }
    reset();
  }

  /** Starts an episode. */
  void reset() {
    ale.reset_game();
    if (isSticky()) {
      // Some games draw while they start.
      held.follow(MersenneTwister.printedIn(state()), AtariAction.NOOP);
    }
  }

  /** Emulates one frame with {@code action} held, if the episode goes on; returns the reward. */
  int act(AtariAction action) {
    if (isSticky()) {
      held.act(action);
    }
    return ale.act(action.number());
  }

  boolean truncated() {
    return arguments.maxNumFramesPerEpisode() > 0
        && episodeFrameNumber() >= arguments.maxNumFramesPerEpisode();
  }

  /**
   * Returns whether the game itself is over. At the frame limit the emulator says so in any case,
   * so that it is asked again in the same state without the frames.
   */
  boolean terminated() {
    if (!ale.game_over() || !truncated()) {
      return ale.game_over();
    }
    try (ALEState state = ale.cloneState(true);
        ALEState early = ale.cloneState(true)) {
      early.resetEpisodeFrameNumber();
      ale.restoreState(early);
      boolean terminated = ale.game_over();
      ale.restoreState(state);
      return terminated;
    }
  }

  int lives() {
    return ale.lives();
  }

  int frameNumber() {
    return ale.getFrameNumber();
  }

  int episodeFrameNumber() {
    return ale.getEpisodeFrameNumber();
  }

  AtariScreen screen() {
    return screen;
  }

  void copyRam(byte[] target) {
    ram.get(target, 0, RAM_BYTES);
  }

  List<AtariAction> minimalActions() {
    return numbers(ale.getMinimalActionSet()).stream().map(AtariAction::numbered).toList();
  }

  /** Appends the whole state, the generator of sticky actions included. */
  void save(StateOutput out) {
    byte[] ramBytes = new byte[RAM_BYTES];
    copyRam(ramBytes);
    byte[] frame = new byte[screen.size()];
    screen.copyIndices(frame);
    out.putBytes(state()).putInt(held.action().number()).putBytes(ramBytes).putBytes(frame);
  }

  /**
   * Continues from what {@link #save} appended.
   *
   * @throws GymWireException with code INVALID_VALUE if the emulator does not take it
   */
  void restore(StateInput in) {
    byte[] state = in.nextBytes();
    int number = in.nextInt();
    byte[] ramBytes = in.nextBytes();
    byte[] frame = in.nextBytes();
    if (number < 0
        || number >= AtariAction.all().size()
        || ramBytes.length != RAM_BYTES
        || frame.length != screen.size()) {
      throw notAState("its parts have wrong sizes");
    }
    AtariAction action = AtariAction.numbered(number);
    hold(action);
    try (BytePointer bytes = new BytePointer(state);
        ALEState saved = new ALEState(bytes)) {
      ale.restoreState(saved);
      if (isSticky()) {
        held.follow(MersenneTwister.printedIn(state), action);
      }
    } catch (RuntimeException e) {
      throw notAState(e.getMessage());
    }
    // The emulator renews both only with the next frame.
    ram.put(ramBytes, 0, RAM_BYTES);
    screen.put(frame);
  }

  private static GymWireException notAState(String reason) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE, "state", "the emulator does not take this state: " + reason);
  }

  /** Brings the emulator, in whatever state, to hold {@code action}. */
  private void hold(AtariAction action) {
    ale.environment().softReset();
    if (isSticky() && action != AtariAction.NOOP) {
      random().seed(held.obeyingSeed());
      ale.act(action.number());
    }
  }

  private boolean isSticky() {
    return arguments.repeatActionProbability() > 0;
  }

  private byte[] state() {
    try (ALEState state = ale.cloneState(true);
        BytePointer serialized = state.serialize()) {
      byte[] bytes = new byte[(int) serialized.limit()];
      serialized.get(bytes);
      return bytes;
    }
  }

  @Override
  public void close() {
    if (!ale.isNull()) {
      screen.freeze();
      loaded.ifPresent(ALEState::close);
      ale.close();
    }
  }

  /**
   * Puts the cartridge in, which takes the emulator twenty times as long as to start an episode: it
   * computes how colours blend, although nobody asks.
   */
  private void load(int seed) {
    ale.setInt("random_seed", seed);
    ale.loadROM(cartridge.file().toString());
    checkModeAndDifficulty();
    arguments.mode().ifPresent(ale::setMode);
    arguments.difficulty().ifPresent(ale::setDifficulty);
  }

  /**
   * Returns the state of the console in which the cartridge was just put in with {@code seed};
   * empty in the few games, such as Berzerk, where the emulator has drawn random numbers meanwhile,
   * so that another seed makes another console.
   */
  private Optional<ALEState> stateUnlessRandom(int seed) {
    byte[] now = state();
    random().seed(seed);
    return Arrays.equals(now, state()) ? Optional.of(ale.cloneState(true)) : Optional.empty();
  }

  private Random random() {
    return ale.environment().getEnvironmentRNG();
  }

  /** A new console has its screen and memory elsewhere. */
  private void attach() {
    ALEScreen console = ale.getScreen();
    ByteBuffer frame = console.getArray().capacity(screen.size()).asByteBuffer();
    screen.show(frame);
    ram = ale.getRAM().array().capacity(RAM_BYTES);
  }

  private void checkModeAndDifficulty() {
    arguments.mode().ifPresent(mode -> check("mode", mode, ale.getAvailableModes()));
    arguments
        .difficulty()
        .ifPresent(difficulty -> check("difficulty", difficulty, ale.getAvailableDifficulties()));
  }

  private static void check(String name, int value, IntPointer allowed) {
    List<Integer> numbers = numbers(allowed);
    if (!numbers.contains(value)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "kwargs",
          "Atari: %s is %d; allowed in this game: %s".formatted(name, value, numbers));
    }
  }

  private static List<Integer> numbers(IntPointer vector) {
    try (vector) {
      List<Integer> numbers = new ArrayList<>();
      for (long i = 0; i < vector.limit(); i++) {
        numbers.add(vector.get(i));
      }
      return numbers;
    }
  }
}
