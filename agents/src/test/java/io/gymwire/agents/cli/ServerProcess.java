package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code gymwire serve} in a process of its own, at a port that was free. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("at (http://[0-9.]+:[0-9]+) ");

  private final Process process;
  private final BufferedReader out;
  private final String address;

  private ServerProcess(Process process, BufferedReader out, String address) {
    this.process = process;
    this.out = out;
    this.address = address;
  }

  /** Starts one whose user's data lie in {@code data}, and which says its errors to {@code err}. */
  static ServerProcess start(Path data, Path err, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(JavaCommand.of(arguments)).redirectError(err.toFile());
    builder.environment().put("XDG_DATA_HOME", data.toString());
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    Matcher address = ADDRESS.matcher(out.readLine());
    assertThat(address.find()).isTrue();
    return new ServerProcess(process, out, address.group(1));
  }

  /** Returns where it says that it listens, such as {@code http://127.0.0.1:41234}. */
  String address() {
    return address;
  }

  /** Returns the next line that it prints. */
  String line() throws IOException {
    return out.readLine();
  }

  /** Asks it to end, and returns its exit status. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** Kills it. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
