package io.gymwire.agentsdk.training;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The checkpoints of a run: {@code last.gymwire}, from which it resumes, and {@code best.gymwire},
 * the policy of its best evaluation.
 */
public final class Checkpoints {
  private final Path folder;

  /** The checkpoints of the run in {@code directory}. */
  public Checkpoints(Path directory) {
    folder = directory.resolve("checkpoints");
  }

  /** Returns where the checkpoint to resume from is, or will be. */
  public Path last() {
    return folder.resolve("last.gymwire");
  }

  /** Returns where the policy of the best evaluation is, or will be. */
  public Path best() {
    return folder.resolve("best.gymwire");
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
