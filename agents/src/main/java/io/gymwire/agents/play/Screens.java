package io.gymwire.agents.play;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.awt.GraphicsEnvironment;
import java.util.Optional;

/** Finds the screen that this machine has. */
final class Screens {
  private Screens() {}

  /**
   * Opens a window where there is a desktop, else the terminal.
   *
   * @param title of the window
   * @param wanted {@code auto}, {@code window} or {@code terminal}
   * @throws GymWireException with code UNSUPPORTED if there is none
   */
  static Screen open(String title, String wanted) {
    Optional<Screen> window = wanted.equals("terminal") ? Optional.empty() : window(title);
    if (window.isPresent()) {
      return window.get();
    }
    if (wanted.equals("window")) {
      throw new GymWireException(
          ErrorCode.UNSUPPORTED, "there is no desktop here to open a window on; try --in terminal");
    }
    return TerminalScreen.open()
        .orElseThrow(
            () ->
                new GymWireException(
                    ErrorCode.UNSUPPORTED,
                    "there is neither a desktop nor a terminal here to show pictures;"
                        + " 'gymwire evaluate RUN_DIR --video FILE.gif' films a trained agent"));
  }

  private static Optional<Screen> window(String title) {
    try {
      return GraphicsEnvironment.isHeadless()
          ? Optional.empty()
          : Optional.of(WindowScreen.open(title));
    } catch (LinkageError e) {
      // A JDK without its desktop libraries, although there is a desktop.
      return Optional.empty();
    }
  }
}
