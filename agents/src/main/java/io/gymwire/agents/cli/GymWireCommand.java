package io.gymwire.agents.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command line. */
@Command(
    name = "gymwire",
    description = "Gym-compatible environments over the wire, and agents that learn in them.",
    subcommands = {EvaluateCommand.class, ServeCommand.class, EnvsCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    footer = {
      "",
      "First steps:",
      "  ./gymwire train dqn --env CartPole-v1",
      "  ./gymwire serve",
      "'gymwire COMMAND --help' says more about a command."
    })
final class GymWireCommand implements Runnable {
  @picocli.CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  /** Makes the whole command line. */
  static CommandLine commandLine() {
    GymWireCommand root = new GymWireCommand();
    CommandLine commandLine = new CommandLine(root);
    commandLine.addSubcommand(TrainCommand.commandLine());
    ErrorHandler errors = new ErrorHandler(() -> root.debug);
    commandLine.setParameterExceptionHandler(errors);
    commandLine.setExecutionExceptionHandler(errors);
    commandLine.setUsageHelpWidth(100);
    commandLine.setUsageHelpAutoWidth(true);
    return commandLine;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
