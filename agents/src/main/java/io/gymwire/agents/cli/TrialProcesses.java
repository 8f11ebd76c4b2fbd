package io.gymwire.agents.cli;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs commands of this command line in processes of their own, which can be stopped together. */
final class TrialProcesses {
  private static final int INTERRUPTED = 130;

  private final Set<Process> running = new HashSet<>();
  private boolean stopped;

  /**
   * Runs the command and returns its exit code; 130 if it was stopped or never started because all
   * were.
   *
   * @param log takes what it says
   */
  int run(List<String> arguments, Path log) {
    try {
      Process process;
      synchronized (this) {
        if (stopped) {
          return INTERRUPTED;
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        process =
            new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        running.add(process);
      }
      process.getOutputStream().close();
      int code = process.waitFor();
      synchronized (this) {
        running.remove(process);
        return stopped ? INTERRUPTED : code;
      }
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot run a training", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  /** Asks all to save a checkpoint and end, and starts no more; from any thread. */
  synchronized void stop() {
    stopped = true;
    running.forEach(Process::destroy);
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** This JVM's own command, with other arguments. */
  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return command;
  }
}
