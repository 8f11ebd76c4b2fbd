package io.gymwire.agents.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gymwire train}: one subcommand an algorithm. */
@Command(
    name = "train",
    description = "Train an agent, or go on with a run that was interrupted.",
    synopsisSubcommandLabel = "ALGORITHM")
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Makes the command with its subcommands. */
  static CommandLine commandLine() {
    CommandLine train = new CommandLine(new TrainCommand());
    for (AlgorithmKind<?> kind : Algorithms.ALL) {
      train.addSubcommand(TrainAlgorithmCommand.commandLine(kind));
    }
    return train;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "which algorithm? one of: " + String.join(", ", spec.subcommands().keySet()));
  }
}
