package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.agentsdk.network.ComputeThreads;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** What a command did, run in this process with its output caught. */
record CommandResult(int exitCode, String out, String err) {

  static CommandResult of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        GymWireCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    try {
      int exitCode = commandLine.execute(arguments);
      return new CommandResult(exitCode, out.toString(), err.toString());
    } finally {
      // What a command sets for its process would hold for all tests after it.
      ComputeThreads.use(1);
    }
  }

  /** Returns stdout, which must be one JSON object and nothing else. */
  JsonNode json() {
    try {
      return new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(out);
    } catch (IOException e) {
      throw new UncheckedIOException(err, e);
    }
  }
}
