package io.gymwire.agents.cli;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** Chooses and makes the folder of a new run. */
final class RunFolder {
  private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private RunFolder() {}

  /**
   * Makes {@code <algorithm>-<env>-seed<S>-<timestamp>} in {@code parent}, with {@code -2} and so
   * on behind it where that is another run's.
   */
  static Path makeNamed(Path parent, RunConfig config, LocalDateTime time) {
    return makeNew(parent, name(config, time));
  }

  /** Makes a folder {@code name}, {@code name-2} ... that was not there, in {@code parent}. */
  static Path makeNew(Path parent, String name) {
    make(parent);
    Path folder = parent.resolve(name);
    for (int number = 2; !isMade(folder); number++) {
      folder = parent.resolve(name + "-" + number);
    }
    return folder;
  }

  private static boolean isMade(Path folder) {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw refused("cannot make the folder " + folder);
    }
  }

  private static String name(RunConfig config, LocalDateTime time) {
    return "%s-%s-seed%d-%s"
        .formatted(
            config.launch().algorithm(),
            config.trainer().envId().replaceAll("[^A-Za-z0-9._-]+", "-"),
            config.trainer().seed(),
            TIMESTAMP.format(time));
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
    if (Files.exists(folder.resolve("config.yaml"))
        && !Files.exists(folder.resolve("checkpoints"))) {
      throw refused(
          "%s holds a run that ended before its first checkpoint, so that nothing can go on from it:"
                  .formatted(folder)
              + " delete it, or give --run-dir another name");
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

  /** Makes {@code folder} and those above it, where they are not there yet, and returns it. */
  static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw refused("cannot make the folder " + folder);
    }
  }

  private static GymWireException refused(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "run-dir", message);
  }
}
