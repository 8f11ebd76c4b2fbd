package io.gymwire.envserver.atari;

import io.gymwire.envserver.rom.Cartridge;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import org.bytedeco.ale.ALEInterface;
import org.bytedeco.ale.ALEState;
import org.bytedeco.javacpp.BytePointer;

/** One game as it is played on a {@link Console}, which goes to another emulator afterwards. */
final class Emulator implements AutoCloseable {
  static final int RAM_BYTES = Console.RAM_BYTES;

  private static final IdleConsoles IDLE = new IdleConsoles();

  private final AtariArguments arguments;
  private final Console console;
  private final AtariScreen screen;
  private final HeldAction held;
  private BytePointer ram;
  private boolean closed;

  /**
   * Starts an emulator.
   *
   * @throws GymWireException with code INVALID_VALUE if the game has no such mode or difficulty
   */
  Emulator(Cartridge cartridge, AtariArguments arguments, int seed) {
    this.arguments = arguments;
    this.held = new HeldAction((float) arguments.repeatActionProbability());
    this.console = IDLE.take(cartridge, arguments, seed);
    this.screen = new AtariScreen(console.height(), console.palette());
    attach();
  }

  /**
   * Starts an episode as the first one after the cartridge was put in again, with the emulator's
   * own random generator started from a seed.
   */
  void reset(int seed) {
    open().putInAgain(seed);
    attach();
    reset();
  }

  /** Starts an episode. */
  void reset() {
    ale().reset_game();
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
    return ale().act(action.number());
  }

  boolean truncated() {
    return arguments.maxNumFramesPerEpisode() != AtariArguments.NO_LIMIT
        && episodeFrameNumber() >= arguments.maxNumFramesPerEpisode();
  }

  /**
   * Returns whether the game itself is over. At the frame limit the emulator says so in any case,
   * so that it is asked again in the same state without the frames.
   */
  boolean terminated() {
    if (!ale().game_over() || !truncated()) {
      return ale().game_over();
    }
    try (ALEState state = ale().cloneState(true);
        ALEState early = ale().cloneState(true)) {
      early.resetEpisodeFrameNumber();
      ale().restoreState(early);
      boolean terminated = ale().game_over();
      ale().restoreState(state);
      return terminated;
    }
  }

  int lives() {
    return ale().lives();
  }

  int frameNumber() {
    return ale().getFrameNumber();
  }

  int episodeFrameNumber() {
    return ale().getEpisodeFrameNumber();
  }

  AtariScreen screen() {
    return screen;
  }

  void copyRam(byte[] target) {
    open();
    ram.get(target, 0, RAM_BYTES);
  }

  List<AtariAction> minimalActions() {
    return Console.numbers(ale().getMinimalActionSet()).stream()
        .map(AtariAction::numbered)
        .toList();
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
      ale().restoreState(saved);
      if (isSticky()) {
        held.follow(MersenneTwister.printedIn(state), action);
      }
    } catch (RuntimeException e) {
      throw notAState(e.getMessage());
    }
    console.show(ramBytes, frame);
  }

  private static GymWireException notAState(String reason) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE, "state", "the emulator does not take this state: " + reason);
  }

  /** Brings the emulator, in whatever state, to hold {@code action}. */
  private void hold(AtariAction action) {
    ale().environment().softReset();
    if (isSticky() && action != AtariAction.NOOP) {
      console.random().seed(held.obeyingSeed());
      ale().act(action.number());
    }
  }

  private boolean isSticky() {
    return arguments.repeatActionProbability() > 0;
  }

  private byte[] state() {
    return open().state();
  }

  private ALEInterface ale() {
    return open().ale();
  }

  /** A console that is given away may be another emulator's. */
  private Console open() {
    if (closed) {
      throw new IllegalStateException("the Atari environment is closed");
    }
    return console;
  }

  @Override
  public void close() {
    if (!closed) {
      screen.freeze();
      closed = true;
      IDLE.keep(console);
    }
  }

  private void attach() {
    screen.show(console.frame().asByteBuffer());
    ram = console.ram();
  }
}
