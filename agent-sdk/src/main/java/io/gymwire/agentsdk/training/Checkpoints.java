package io.gymwire.agentsdk.training;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: {@code last.gymwire}, from which it resumes, {@code best.gymwire}, the
 * policy of its best evaluation, and what else the settings ask to keep.
 */
public final class Checkpoints {
  private static final String SUFFIX = ".gymwire";

  private final Path folder;

  /** The checkpoints of the run in {@code directory}. */
  public Checkpoints(Path directory) {
    folder = directory.resolve("checkpoints");
  }

  /** Returns where the checkpoint to resume from is, or will be. */
  public Path last() {
    return named("last");
  }

  /** Returns where the policy of the best evaluation is, or will be. */
  public Path best() {
    return named("best");
  }

  /** Returns whether there is a checkpoint to resume from. */
  public boolean hasLast() {
    return Files.exists(last());
  }

  /**
   * Gives {@code algorithm} the policy of the best evaluation, or the latest if none was evaluated.
   *
   * @throws io.gymwire.protocol.error.GymWireException if the run has no checkpoint, or it is
   *     damaged, or of another algorithm
   */
  public void loadBestPolicy(Algorithm algorithm) {
    algorithm.loadPolicy(new CheckpointReader(Files.exists(best()) ? best() : last()));
  }

  /**
   * Gives {@code algorithm} the policy of the checkpoint to resume from.
   *
   * @throws io.gymwire.protocol.error.GymWireException as {@link #loadBestPolicy}
   */
  public void loadLastPolicy(Algorithm algorithm) {
    algorithm.loadPolicy(new CheckpointReader(last()));
  }

  /**
   * Gives {@code algorithm} the policy of the checkpoint {@code name}, such as {@code best}, {@code
   * last} or {@code step-0000050000}.
   *
   * @throws GymWireException with code INVALID_VALUE if there is none of that name, it is damaged,
   *     or of another algorithm
   */
  public void loadPolicy(Algorithm algorithm, String name) {
    if (!names().contains(name)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "checkpoint",
          "there is no checkpoint '%s' in %s; there is: %s"
              .formatted(name, folder, names().isEmpty() ? "none" : String.join(", ", names())));
    }
    algorithm.loadPolicy(new CheckpointReader(named(name)));
  }

  /** Returns the names of all checkpoints, in their order. */
  public List<String> names() {
    return namedLike("").stream()
        .map(file -> file.getFileName().toString())
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  /** Returns the file of the checkpoint {@code name}. */
  Path named(String name) {
    return folder.resolve(name + SUFFIX);
  }

  /** Returns the checkpoints whose names begin with {@code prefix}, in the order of the names. */
  List<Path> namedLike(String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "cannot read the folder " + folder, e);
    }
  }

  /** Returns {@code step} with as many digits as any, so that names sort as numbers do. */
  static String number(long step) {
    return String.format(Locale.ROOT, "%010d", step);
  }

  /** Makes the run's folder, for whoever writes into it. */
  void createFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "cannot make the run's folder " + folder.getParent(), e);
    }
  }

  void write(Path checkpoint, Consumer<StateWriter> content) {
    CheckpointWriter.write(checkpoint, content);
  }

  CheckpointReader read(Path checkpoint) {
    return new CheckpointReader(checkpoint);
  }
}
