package io.gymwire.agents.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
    name = "gymwire",
    description = "Gym-compatible environments over the wire, and agents that learn in them.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    footer = {
      "",
      "First steps:",
      "  ./gymwire train dqn --env CartPole-v1",
      "  ./gymwire play CartPole-v1",
      "  ./gymwire serve",
      "'gymwire COMMAND --help' says more about a command."
    })
final class GymWireCommand implements Runnable {
  static final int HELP_WIDTH = 100;

  @Spec private CommandSpec spec;

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
    commandLine.addSubcommand(EvaluateCommand.commandLine());
    commandLine.addSubcommand(PlayCommand.commandLine());
    commandLine.addSubcommand(new PlotCommand());
    commandLine.addSubcommand(new CompareCommand());
    commandLine.addSubcommand(SweepCommand.commandLine());
    commandLine.addSubcommand(new ExportCommand());
    commandLine.addSubcommand(new ServeCommand());
    commandLine.addSubcommand(new EnvsCommand());
    commandLine.addSubcommand(new RomsCommand());
    commandLine.addSubcommand(new BenchCommand());
    commandLine.addSubcommand(new HelpCommand());
    ErrorHandler errors = new ErrorHandler(() -> root.debug);
    commandLine.setParameterExceptionHandler(errors);
    commandLine.setExecutionExceptionHandler(errors);
    commandLine.setUsageHelpWidth(HELP_WIDTH);
    return commandLine;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
