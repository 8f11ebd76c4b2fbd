package io.gymwire.envserver.atari;

import io.gymwire.envserver.rom.Cartridge;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ale.ALEInterface;
import org.bytedeco.ale.ALEState;
import org.bytedeco.ale.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A native emulator with a cartridge in it, which can be brought back to the moment when that was
 * put in.
 *
 * <p>To put one in takes thirty times as long as to start an episode: the emulator then computes
 * how colours blend from frame to frame, although nobody asks.
 */
final class Console implements AutoCloseable {
  static final int RAM_BYTES = 128;

  private static final Logger LOG = LoggerFactory.getLogger(Console.class);

  private final Cartridge cartridge;
  private final AtariArguments arguments;
  private final ALEInterface ale;
  private final Palette palette;

  /** The moment when the cartridge was put in; no state where random numbers played a part. */
  private final Optional<ALEState> start;

  private final byte[] startRam = new byte[RAM_BYTES];
  private final byte[] startFrame;

  /**
   * Puts {@code cartridge} into a new emulator, whose own random generator starts from {@code
   * seed}.
   *
   * @throws GymWireException with code INVALID_VALUE if the game has no such mode or difficulty
   */
  Console(Cartridge cartridge, AtariArguments arguments, int seed) {
    AleLibrary.load();
    this.cartridge = cartridge;
    this.arguments = arguments;
    this.ale = new ALEInterface();
    try {
      ale.setFloat("repeat_action_probability", (float) arguments.repeatActionProbability());
      ale.setInt("max_num_frames_per_episode", arguments.maxNumFramesPerEpisode());
      putIn(seed);
      this.palette = new Palette(ale.theOSystem().colourPalette());
      this.startFrame = new byte[(int) frame().capacity()];
      ram().get(startRam);
      frame().get(startFrame);
      this.start = stateUnlessRandom(seed);
    } catch (RuntimeException | Error e) {
      ale.close();
      throw e;
    }
  }

  /** Returns whether an environment of {@code cartridge} and {@code arguments} can have this. */
  boolean suits(Cartridge otherCartridge, AtariArguments otherArguments) {
    return arguments.equals(otherArguments)
        && cartridge.identity().equals(otherCartridge.identity());
  }

  /** Returns whether {@link #putInAgain} is quick. */
  boolean isQuick() {
    return start.isPresent();
  }

  /** Makes all as if the cartridge had just been put in; {@link #ram} and so on may move. */
  void putInAgain(int seed) {
    if (start.isEmpty()) {
      putIn(seed);
      return;
    }
    LOG.debug("as if {} had been put in with seed {}", cartridge, seed);
    ale.restoreState(start.get());
    random().seed(seed);
    show(startRam, startFrame);
  }

  /** Puts bytes in the places that the emulator itself renews only with the next frame. */
  void show(byte[] ram, byte[] frame) {
    ram().put(ram, 0, RAM_BYTES);
    frame().put(frame, 0, frame.length);
  }

  ALEInterface ale() {
    return ale;
  }

  Palette palette() {
    return palette;
  }

  int height() {
    return (int) ale.getScreen().height();
  }

  /** Returns the memory in which the present frame is, row by row. */
  BytePointer frame() {
    return ale.getScreen().getArray().capacity(ale.getScreen().arraySize());
  }

  /** Returns the memory in which a copy of the console's memory is. */
  BytePointer ram() {
    return ale.getRAM().array().capacity(RAM_BYTES);
  }

  /** Returns the generator of sticky actions. */
  Random random() {
    return ale.environment().getEnvironmentRNG();
  }

  /** Returns all but frame and memory, as the emulator writes it, generators included. */
  byte[] state() {
    try (ALEState state = ale.cloneState(true);
        BytePointer serialized = state.serialize()) {
      byte[] bytes = new byte[(int) serialized.limit()];
      serialized.get(bytes);
      return bytes;
    }
  }

  @Override
  public void close() {
    start.ifPresent(ALEState::close);
    ale.close();
  }

  private void putIn(int seed) {
    LOG.debug("putting in {} with seed {}", cartridge, seed);
    if (!cartridge.isKnown()) {
      LOG.debug("the emulator does not know the MD5 of {} and goes by the file's name", cartridge);
    }
    ale.setInt("random_seed", seed);
    ale.loadROM(cartridge.file().toString());
    arguments.mode().ifPresent(mode -> check("mode", mode, ale.getAvailableModes()));
    arguments
        .difficulty()
        .ifPresent(difficulty -> check("difficulty", difficulty, ale.getAvailableDifficulties()));
    arguments.mode().ifPresent(ale::setMode);
    arguments.difficulty().ifPresent(ale::setDifficulty);
  }

  /**
   * Returns the state of the console in which the cartridge was just put in with {@code seed};
   * empty in the few games, such as Berzerk, where the emulator draws random numbers meanwhile, so
   * that another seed makes another console.
   */
  private Optional<ALEState> stateUnlessRandom(int seed) {
    ALEState state = ale.cloneState(true);
    byte[] drawn = state();
    random().seed(seed);
    if (Arrays.equals(drawn, state())) {
      return Optional.of(state);
    }
    ale.restoreState(state);
    state.close();
    return Optional.empty();
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

  /** Returns a vector's numbers and frees it. */
  static List<Integer> numbers(IntPointer vector) {
    try (vector) {
      List<Integer> numbers = new ArrayList<>();
      for (long i = 0; i < vector.limit(); i++) {
        numbers.add(vector.get(i));
      }
      return numbers;
    }
  }
}
