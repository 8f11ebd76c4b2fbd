package io.gymwire.agents.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses options whose values do not fit, as picocli refuses those that it does not know. */
final class Usage {
  private Usage() {}

  /** Says {@code message} to who typed {@code command}, unless {@code holds}. */
  static void require(CommandSpec command, boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
