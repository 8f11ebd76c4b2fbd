package io.gymwire.envserver.atari;

import io.gymwire.envserver.rom.Cartridge;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A few consoles whose environments are closed, for the next environments of the same kind. */
final class IdleConsoles {
  /** At about half a megabyte each. */
  static final int MOST = 16;

  private final Deque<Console> latestFirst = new ArrayDeque<>();

  /** Returns a console as if the cartridge had just been put in. */
  Console take(Cartridge cartridge, AtariArguments arguments, int seed) {
    Optional<Console> found = found(cartridge, arguments);
    found.ifPresent(console -> console.putInAgain(seed));
    return found.orElseGet(() -> new Console(cartridge, arguments, seed));
  }

  /** Keeps a console that nobody uses any more, and frees the one that was kept for longest. */
  void keep(Console console) {
    if (console.isQuick()) {
      added(console).ifPresent(Console::close);
    } else {
      console.close();
    }
  }

  private synchronized Optional<Console> found(Cartridge cartridge, AtariArguments arguments) {
    Optional<Console> found =
        latestFirst.stream().filter(console -> console.suits(cartridge, arguments)).findFirst();
    found.ifPresent(latestFirst::remove);
    return found;
  }

  /** Returns which console had to go for it. */
  private synchronized Optional<Console> added(Console console) {
    latestFirst.addFirst(console);
    return latestFirst.size() > MOST ? Optional.of(latestFirst.removeLast()) : Optional.empty();
  }
}
