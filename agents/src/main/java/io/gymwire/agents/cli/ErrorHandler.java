package io.gymwire.agents.cli;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns every error into one line on stderr and an exit code: 2 if the user can mend it, 1 if not.
 */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final BooleanSupplier debug;

  /** Shows stack traces while {@code debug} is true. */
  ErrorHandler(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine commandLine = exception.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println("gymwire: " + exception.getMessage());
    List<String> hints = hints(exception);
    hints.forEach(err::println);
    if (hints.isEmpty()) {
      UnmatchedArgumentException.printSuggestions(exception, err);
    }
    err.println(
        "'" + commandLine.getCommandSpec().qualifiedName() + " --help' says what is allowed.");
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    PrintWriter err = commandLine.getErr();
    err.println("gymwire: " + message(exception));
    if (debug.getAsBoolean()) {
      exception.printStackTrace(err);
    }
    return isUsersFault(exception) ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }

  private static List<String> hints(ParameterException exception) {
    return exception instanceof UnmatchedArgumentException unmatched
            && exception.getCommandLine().getCommand() instanceof TrainAlgorithmCommand train
        ? unmatched.getUnmatched().stream()
            .flatMap(option -> train.asHyperparameter(option).stream())
            .toList()
        : List.of();
  }

  private static String message(Exception exception) {
    return exception instanceof GymWireException
        ? exception.getMessage()
        : "internal error, " + exception + "; --debug shows where";
  }

  private static boolean isUsersFault(Exception exception) {
    return exception instanceof GymWireException own
        && own.code().category() == ErrorCode.Category.USER
        // Sessions are the program's: one that is gone went with its server.
        && own.code() != ErrorCode.UNKNOWN_SESSION;
  }
}
