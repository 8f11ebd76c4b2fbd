package io.gymwire.agents.cli;

import io.gymwire.agentsdk.logging.TensorBoardWriter;
import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.EvaluationSeeds;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Films the first episode of every evaluation that is better than those before: {@code
 * videos/step-<step>.gif} in the run's folder, and in TensorBoard.
 *
 * @param environments where they come from
 * @param tensorBoard shows the films too; the run calls it back first
 */
record BestFilms(Environments environments, TensorBoardWriter tensorBoard) implements Callback {
  /** At least 20 seconds; TensorBoard holds all of a film in memory. */
  private static final int MOST_PICTURES = 1_000;

  @Override
  public void onEvaluation(Run run, Evaluation evaluation) {
    if (!run.bestEvaluation().equals(run.latestEvaluation())) {
      return;
    }
    Path file = run.directory().resolve("videos/step-%010d.gif".formatted(run.environmentSteps()));
    Film.shoot(
        environments,
        run.settings(),
        run.algorithm().policy(),
        EvaluationSeeds.periodic(run.settings().seed()),
        file,
        MOST_PICTURES);
    tensorBoard.film(run, "evaluation/first_episode", read(file));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot read " + file, e);
    }
  }
}
