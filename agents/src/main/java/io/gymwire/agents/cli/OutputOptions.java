package io.gymwire.agents.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How a command speaks. */
final class OutputOptions {
  @Option(
      order = 131,
      names = "--json",
      description = "Print one JSON object on stdout at the end, and nothing else there.")
  private boolean json;

  @Option(
      order = 132,
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  private boolean quiet;

  /** Returns where and how {@code commandLine}'s output goes. */
  Output to(CommandLine commandLine) {
    return new Output(commandLine.getOut(), commandLine.getErr(), json, quiet);
  }
}
