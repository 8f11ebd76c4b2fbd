package io.gymwire.agents.bench;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody to compare with that is written in Python: a process of its own that does its work as
 * often as it is told to.
 *
 * <p>Its script says {@code ready}, then answers each number on a line with {@code done} and the
 * nanoseconds that it took to do its work so often.
 */
final class PythonPeer implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter orders;

  private PythonPeer(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts {@code script}, a resource of this package, and waits until it is ready.
   *
   * @param python an interpreter that has what the script imports
   * @param imports what that is, for who reads the error
   * @throws GymWireException with code UNSUPPORTED if it has not
   */
  static PythonPeer start(Path python, String script, String imports, Object... arguments) {
    try (InputStream source = PythonPeer.class.getResourceAsStream(script)) {
      List<String> command = new ArrayList<>(List.of(python.toString(), "-c"));
      command.add(new String(source.readAllBytes(), StandardCharsets.UTF_8));
      for (Object argument : arguments) {
        command.add(argument.toString());
      }
      PythonPeer peer =
          new PythonPeer(
              new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
      peer.await("ready");
      return peer;
    } catch (IOException e) {
      throw new GymWireException(
          ErrorCode.UNSUPPORTED,
          "%s is no Python that has %s: %s".formatted(python, imports, e.getMessage()),
          e);
    }
  }

  /** Has the work done {@code count} times; returns how many nanoseconds that took. */
  long run(long count) {
    try {
      orders.write(count + "\n");
      orders.flush();
      return Long.parseLong(await("done "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Returns what follows {@code word} in the first line that begins with it. */
  private String await(String word) throws IOException {
    while (true) {
      String line = answers.readLine();
      if (line == null) {
        throw new IOException("it ended without a word; does its import work there?");
      }
      if (line.startsWith(word)) {
        return line.substring(word.length());
      }
    }
  }
}
