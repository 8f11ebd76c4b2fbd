package io.gymwire.agents.cli;

import io.gymwire.protocol.error.NearestNames;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire help}: what {@code --help} behind a command shows. */
@Command(name = "help", description = "Show the help of a command, such as 'help train dqn'.")
final class HelpCommand implements Runnable {
  @Spec private CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Default: all commands.")
  private List<String> names = List.of();

  @Override
  public void run() {
    CommandLine shown = command.parent().commandLine();
    for (String name : names) {
      shown = subcommand(shown, name);
    }
    shown.usage(command.commandLine().getOut());
  }

  private CommandLine subcommand(CommandLine parent, String name) {
    List<String> known = List.copyOf(parent.getSubcommands().keySet());
    if (!known.contains(name)) {
      String has = known.isEmpty() ? "no commands" : String.join(", ", known);
      throw new ParameterException(
          command.commandLine(),
          "'%s' has no command '%s'%s it has: %s"
              .formatted(
                  parent.getCommandSpec().qualifiedName(),
                  name,
                  NearestNames.question(name, known),
                  has));
    }
    return parent.getSubcommands().get(name);
  }
}
