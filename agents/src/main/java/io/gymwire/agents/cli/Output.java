package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.gymwire.protocol.error.GymWireException;
import java.io.PrintWriter;

/**
 * Where a command's words go.
 *
 * @param out stdout: the result
 * @param err stderr: everything else
 * @param json whether the result is one JSON object instead of words
 * @param quiet whether progress is of no interest
 */
record Output(PrintWriter out, PrintWriter err, boolean json, boolean quiet) {

  /** Writes a line about what is going on, unless quiet. */
  void note(String line) {
    if (!quiet) {
      warn(line);
    }
  }

  /** Writes a line that the user has to know, quiet or not. */
  void warn(String line) {
    err.println(line);
    err.flush();
  }

  /** Tells why something is not part of the result. */
  void leftOut(GymWireException reason) {
    warn("left out: " + reason.getMessage());
  }

  /** Writes the result in one of its two forms. */
  void result(JsonNode object, String words) {
    if (json) {
      out.println(object);
    } else {
      out.print(words);
    }
    out.flush();
  }
}
