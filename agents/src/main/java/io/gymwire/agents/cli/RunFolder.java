package io.gymwire.agents.cli;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** Chooses and makes the folder of a new run. */
final class RunFolder {
  private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private RunFolder() {}

  /** Returns {@code runs/<algorithm>-<env>-seed<S>-<timestamp>}. */
  static Path named(RunConfig config, LocalDateTime time) {
    return Path.of(
        "runs",
        "%s-%s-seed%d-%s"
            .formatted(
                config.launch().algorithm(),
                config.trainer().envId().replaceAll("[^A-Za-z0-9._-]+", "-"),
                config.trainer().seed(),
                TIMESTAMP.format(time)));
  }

  /**
   * Checks that {@code folder} can hold a new run.
   *
   * @throws GymWireException with code INVALID_VALUE if there is something in it
   */
  static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw refused(folder + " is a file, not a folder: give --run-dir another name");
    }
    if (Files.exists(folder.resolve("config.yaml"))) {
      throw refused(
          "%s holds a run already: continue it with --resume %s, or give --run-dir another name"
              .formatted(folder, folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw refused(folder + " is not empty: give --run-dir another name");
      }
    } catch (IOException e) {
      throw refused("cannot read " + folder);
    }
  }

  /** Makes {@code folder} and those above it. */
  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw refused("cannot make the folder " + folder);
    }
  }

  private static GymWireException refused(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "run-dir", message);
  }
}
