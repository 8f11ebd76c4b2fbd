package io.gymwire.agents.cli;

import io.gymwire.protocol.error.NearestNames;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire train}: one subcommand an algorithm. */
@Command(
    name = "train",
    description = "Train an agent, or go on with a run that was interrupted.",
    synopsisSubcommandLabel = "ALGORITHM")
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  // What is no algorithm's name, and what follows it, comes here.
  @Parameters(arity = "0..*", hidden = true)
  private List<String> rest = List.of();

  /** Makes the command with its subcommands. */
  static CommandLine commandLine() {
    CommandLine train =
        new CommandLine(new TrainCommand()).setUnmatchedOptionsArePositionalParams(true);
    for (AlgorithmKind<?> kind : Algorithms.ALL) {
      train.addSubcommand(TrainAlgorithmCommand.commandLine(kind));
    }
    return train;
  }

  @Override
  public void run() {
    List<String> names = List.copyOf(spec.subcommands().keySet());
    String allowed = String.join(", ", names);
    boolean named = !rest.isEmpty() && !rest.get(0).startsWith("-");
    Usage.require(
        spec,
        named,
        "which algorithm? its name comes right after 'train', such as 'gymwire train dqn'; one of: "
            + allowed);
    String given = rest.get(0);
    throw new ParameterException(
        spec.commandLine(),
        "unknown algorithm '%s'%s allowed: %s"
            .formatted(given, NearestNames.question(given, names), allowed));
  }
}
