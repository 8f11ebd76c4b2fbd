package io.gymwire.agents.play;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/**
 * A terminal that knows colours. It tells when a key is pressed, not when it is let go; so a key
 * counts as down for a moment.
 */
final class TerminalScreen implements Screen {
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[0m\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_REST = "\u001b[K\u001b[J";

  /** The time between two repetitions of a key that is held, and a little more. */
  private static final long HELD_NANOS = 150_000_000;

  private static final int CONTROL_C = 3;
  private static final int ESCAPE = 27;

  private final Terminal terminal;
  private final NonBlockingReader input;
  private final Map<Key, Long> lastPress = new ConcurrentHashMap<>();
  private final Presses presses = new Presses();

  /** To look for a key takes a tenth of a second where there is none: too long between frames. */
  private final Thread reader = new Thread(this::readKeys, "gymwire-keys");

  private final Thread cleanUp = new Thread(this::leave, "gymwire-terminal");
  private volatile boolean left;
  private boolean restored;

  /** Takes {@code terminal}, and gives it back as it was even if the process is told to end. */
  TerminalScreen(Terminal terminal) {
    this.terminal = terminal;
    this.input = terminal.reader();
    terminal.handle(Terminal.Signal.INT, signal -> left = true);
    Runtime.getRuntime().addShutdownHook(cleanUp);
    terminal.enterRawMode();
    terminal.writer().print(ENTER);
    reader.setDaemon(true);
    reader.start();
  }

  /** Takes the terminal of this process, if it has one. */
  static Optional<Screen> open() {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build();
      return Optional.of(new TerminalScreen(terminal));
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  @Override
  public void show(BufferedImage picture, String caption) {
    terminal.writer().print(HOME);
    terminal
        .writer()
        .print(HalfBlocks.draw(picture, terminal.getWidth(), terminal.getHeight() - 1));
    terminal.writer().print(caption + CLEAR_REST);
    terminal.flush();
  }

  @Override
  public Set<Key> keys() {
    Set<Key> keys = EnumSet.noneOf(Key.class);
    lastPress.forEach(
        (key, time) -> {
          if (System.nanoTime() - time < HELD_NANOS) {
            keys.add(key);
          }
        });
    return keys;
  }

  @Override
  public Set<Key> presses() {
    return presses.take();
  }

  @Override
  public boolean isLeft() {
    return left;
  }

  @Override
  public void close() {
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    } catch (IllegalStateException e) {
      // The process is ending.
    }
  }

  private synchronized void leave() {
    if (restored) {
      return;
    }
    restored = true;
    reader.interrupt();
    terminal.writer().print(LEAVE);
    terminal.flush();
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readKeys() {
    try {
      for (int c = input.read(); c >= 0; c = input.read()) {
        press(c == ESCAPE ? afterEscape() : c);
      }
    } catch (IOException e) {
      // Whoever closed the terminal has left.
      left = true;
    }
  }

  /** Returns the letter that an arrow key's sequence, ESC [ A or ESC O A, ends in; else ESC. */
  private int afterEscape() throws IOException {
    int next = input.read(1);
    if (next != '[' && next != 'O') {
      return ESCAPE;
    }
    // Small letters are letters; these are arrows.
    return -input.read(1);
  }

  private void press(int key) {
    switch (key) {
      case -'A', 'w' -> press(Key.UP);
      case -'B', 's' -> press(Key.DOWN);
      case -'C', 'd' -> press(Key.RIGHT);
      case -'D', 'a' -> press(Key.LEFT);
      case ' ' -> press(Key.FIRE);
      case 'q', CONTROL_C, ESCAPE -> left = true;
      default -> {
        // Other keys mean nothing here.
      }
    }
  }

  private void press(Key key) {
    lastPress.put(key, System.nanoTime());
    presses.add(key);
  }
}
