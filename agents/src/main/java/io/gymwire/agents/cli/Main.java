package io.gymwire.agents.cli;

import java.util.List;

/** Starts the command line. */
public final class Main {
  private Main() {}

  /** Runs the command that {@code arguments} say and exits with its code. */
  public static void main(String[] arguments) {
    // But for play, pictures are drawn into memory, never on a screen.
    if (!List.of(arguments).contains("play")) {
      System.setProperty("java.awt.headless", "true");
    }
    // The log is set up before the arguments are parsed; logback.xml reads these.
    if (Terminal.isInteractive()) {
      System.setProperty("gymwire.restOfLine", Terminal.ERASE_TO_END_OF_LINE);
    }
    if (List.of(arguments).contains("--debug")) {
      System.setProperty("gymwire.trace", "full");
    }
    System.exit(GymWireCommand.commandLine().execute(arguments));
  }
}
