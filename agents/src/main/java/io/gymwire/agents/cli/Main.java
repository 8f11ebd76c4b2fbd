package io.gymwire.agents.cli;

/** Starts the command line. */
public final class Main {
  private Main() {}

  /** Runs the command that {@code arguments} say and exits with its code. */
  public static void main(String[] arguments) {
    // Pictures are drawn into memory, never on a screen.
    System.setProperty("java.awt.headless", "true");
    System.exit(GymWireCommand.commandLine().execute(arguments));
  }
}
