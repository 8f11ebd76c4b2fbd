package io.gymwire.agents.results;

import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds runs: a folder with a {@code config.yaml} is one, any other stands for those below it. */
public final class RunFinder {
  private RunFinder() {}

  /**
   * Reads the runs that {@code folders} stand for, each once, in the order of the folders and below
   * them of their names.
   *
   * @param leftOut is told of every run that cannot be read, if another can
   * @throws GymWireException with code INVALID_VALUE if a folder is not there or holds no run, or
   *     no run can be read: that of the first
   */
  public static List<RunRecord> read(List<Path> folders, Consumer<GymWireException> leftOut) {
    Set<Path> runs = new LinkedHashSet<>();
    for (Path folder : folders) {
      List<Path> found = find(folder);
      if (found.isEmpty()) {
        throw new GymWireException(ErrorCode.INVALID_VALUE, reason(folder));
      }
      runs.addAll(found);
    }
    List<RunRecord> records = new ArrayList<>();
    List<GymWireException> failures = new ArrayList<>();
    for (Path run : runs) {
      try {
        records.add(RunRecord.read(run));
      } catch (GymWireException e) {
        failures.add(e);
      }
    }
    if (records.isEmpty()) {
      throw failures.get(0);
    }
    failures.forEach(leftOut);
    return records;
  }

  private static List<Path> find(Path folder) {
    if (Files.exists(folder.resolve("config.yaml"))) {
      return List.of(folder.normalize());
    }
    List<Path> found = new ArrayList<>();
    subfolders(folder).forEach(subfolder -> found.addAll(find(subfolder)));
    return found;
  }

  private static List<Path> subfolders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) && !Files.isSymbolicLink(entry))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "cannot read the folder " + folder, e);
    }
  }

  private static String reason(Path folder) {
    if (!Files.exists(folder)) {
      return "there is no folder " + folder + ": name the folder of a run, or one that holds runs";
    }
    return folder + " is not the folder of a run and holds none: there is no config.yaml in it";
  }
}
