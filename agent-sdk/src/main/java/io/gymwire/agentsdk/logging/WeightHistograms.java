package io.gymwire.agentsdk.logging;

import io.gymwire.agentsdk.export.PolicyTensors;
import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.Run;

/**
 * Shows in TensorBoard how the weights of the policy's networks are spread, at every evaluation,
 * under the names that they are exported by.
 */
public final class WeightHistograms implements Callback {
  private final TensorBoardWriter tensorBoard;

  /** Makes one that writes to {@code tensorBoard}, which the run calls back before it. */
  public WeightHistograms(TensorBoardWriter tensorBoard) {
    this.tensorBoard = tensorBoard;
  }

  @Override
  public void onEvaluation(Run run, Evaluation evaluation) {
    PolicyTensors.of(run.algorithm())
        .forEach((name, tensor) -> tensorBoard.histogram(run, name, tensor.elements()));
  }
}
