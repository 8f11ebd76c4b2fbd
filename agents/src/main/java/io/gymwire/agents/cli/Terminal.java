package io.gymwire.agents.cli;

import java.io.Console;

/** Knows whether a person watches. */
final class Terminal {
  /** What is printed to have nothing left, right of it, of what was in its line. */
  static final String ERASE_TO_END_OF_LINE = "\u001b[K";

  private Terminal() {}

  /** Returns whether standard streams are a terminal that can draw a line again. */
  @SuppressWarnings("SystemConsoleNull") // before Java 22 it is null
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  // From Java 22 on there can be a console without a terminal, and a method that tells; before,
  // neither.
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
