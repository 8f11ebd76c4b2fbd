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

/**
 * The peer to beat: ale-py's {@code AtariVectorEnv}, vectors of games in C++, in a Python process
 * of its own that steps when it is told to.
 */
final class AleVectorEnvironment implements AutoCloseable {
  private static final String SCRIPT = "atari_vector_env.py";

  private final int numEnvs;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter orders;

  private AleVectorEnvironment(int numEnvs, Process process) {
    this.numEnvs = numEnvs;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts {@code numEnvs} of {@code game}, such as {@code pong}, on {@code threads} threads.
   *
   * @param python an interpreter that has ale-py
   * @throws GymWireException with code UNSUPPORTED if it has not
   */
  static AleVectorEnvironment start(Path python, String game, int numEnvs, int threads) {
    try (InputStream script = AleVectorEnvironment.class.getResourceAsStream(SCRIPT)) {
      String source = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      Process process =
          new ProcessBuilder(python.toString(), "-c", source, game, "" + numEnvs, "" + threads)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      AleVectorEnvironment environment = new AleVectorEnvironment(numEnvs, process);
      environment.await("ready");
      return environment;
    } catch (IOException e) {
      throw new GymWireException(
          ErrorCode.UNSUPPORTED,
          "%s is no Python that has ale-py 0.11 or newer: %s".formatted(python, e.getMessage()),
          e);
    }
  }

  /** Takes {@code count} steps of all environments; returns how many steps that were. */
  long step(long count) {
    try {
      orders.write(count + "\n");
      orders.flush();
      await("done");
      return count * numEnvs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }

  private void await(String word) throws IOException {
    for (String line = answers.readLine(); !word.equals(line); line = answers.readLine()) {
      if (line == null) {
        throw new IOException("it ended without a word; does 'import ale_py.vector_env' work?");
      }
    }
  }
}
