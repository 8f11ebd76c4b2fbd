package io.gymwire.agentsdk.training;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps the latest checkpoints that a run could resume from, not only the last: each as {@code
 * step-<environment steps>.gymwire} beside it.
 */
final class NumberedCheckpoints implements Callback {
  private static final String PREFIX = "step-";

  private final int count;

  /** Keeps {@code count} of them. */
  NumberedCheckpoints(int count) {
    this.count = count;
  }

  @Override
  public void onCheckpoint(Run run, Path checkpoint) {
    Checkpoints checkpoints = new Checkpoints(run.directory());
    if (!checkpoint.equals(checkpoints.last())) {
      return;
    }
    Path numbered = checkpoints.named(PREFIX + Checkpoints.number(run.environmentSteps()));
    try {
      Files.deleteIfExists(numbered);
      link(checkpoint, numbered);
      List<Path> all = checkpoints.namedLike(PREFIX);
      for (Path old : all.subList(0, Math.max(0, all.size() - count))) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw new GymWireException(
          ErrorCode.INTERNAL_ERROR, "cannot keep the checkpoint " + numbered, e);
    }
  }

  // A checkpoint is never written into, only replaced: two names for one file take its room once.
  private static void link(Path checkpoint, Path numbered) throws IOException {
    try {
      Files.createLink(numbered, checkpoint);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(checkpoint, numbered);
    }
  }
}
