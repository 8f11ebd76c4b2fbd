package io.gymwire.agents.cli;

import java.util.Set;
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

  /** Tells who gives one of {@code command}'s own options as a hyperparameter. */
  static void requireNoOptions(CommandSpec command, Set<String> hyperparameters) {
    for (String name : hyperparameters) {
      String option = TrainerOptions.option(name);
      require(
          command,
          !command.optionsMap().containsKey(option),
          "'%s' is an option, not a hyperparameter: give %s without --set".formatted(name, option));
    }
  }
}
