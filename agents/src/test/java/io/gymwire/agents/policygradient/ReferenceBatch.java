package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Made-up steps, as doubles for a reference and as tensors for what is tested.
 *
 * <p>Observations of 2 numbers; actions 0 to 2, of which a mask forbids one in some rows, or 2 real
 * numbers. The old log probabilities are far enough from the new for clipping to matter.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReferenceBatch(
    double[][] observation,
    boolean[][] mask,
    int[] action,
    double[][] realAction,
    double[] logProbability,
    double[] value,
    double[] advantage,
    double[] returns) {
  static final int ROWS = 12;

  static ReferenceBatch random(long seed) {
    Pcg64 random = Pcg64.seeded(seed);
    ReferenceBatch batch =
        new ReferenceBatch(
            new double[ROWS][2],
            new boolean[ROWS][3],
            new int[ROWS],
            new double[ROWS][2],
            new double[ROWS],
            new double[ROWS],
            new double[ROWS],
            new double[ROWS]);
    for (int row = 0; row < ROWS; row++) {
      int forbidden = (int) random.integers(6);
      batch.action[row] = (int) random.integers(3);
      for (int i = 0; i < 3; i++) {
        batch.mask[row][i] = i != forbidden || i == batch.action[row];
      }
      for (int i = 0; i < 2; i++) {
        batch.observation[row][i] = single(random);
        batch.realAction[row][i] = single(random);
      }
      batch.logProbability[row] = (float) (-1 - 0.4 * random.standardNormal());
      batch.value[row] = single(random);
      batch.advantage[row] = single(random);
      batch.returns[row] = (float) (batch.value[row] + batch.advantage[row]);
    }
    return batch;
  }

  private static double single(Pcg64 random) {
    return (float) random.standardNormal();
  }

  /** Returns the batch with discrete, masked actions. */
  RolloutBatch discrete() {
    NdArray actions = NdArray.zeros(DType.INT64, ROWS, 1);
    NdArray masks = NdArray.zeros(DType.BOOL, ROWS, 3);
    for (int row = 0; row < ROWS; row++) {
      actions.setLong(row, action[row]);
      for (int i = 0; i < 3; i++) {
        masks.setBoolean(3 * row + i, mask[row][i]);
      }
    }
    return with(Tensors.over(actions).clone(), Optional.of(Tensors.over(masks).clone()));
  }

  /** Returns the batch with real actions. */
  RolloutBatch real() {
    return with(matrix(realAction), Optional.empty());
  }

  private RolloutBatch with(Tensor actions, Optional<Tensor> masks) {
    return new RolloutBatch(
        matrix(observation),
        masks,
        actions,
        vector(logProbability),
        vector(value),
        vector(advantage),
        vector(returns));
  }

  private static Tensor matrix(double[][] rows) {
    NdArray array = NdArray.zeros(DType.FLOAT32, rows.length, rows[0].length);
    for (int i = 0; i < array.size(); i++) {
      array.setDouble(i, rows[i / rows[0].length][i % rows[0].length]);
    }
    return Tensors.over(array).clone();
  }

  private static Tensor vector(double[] values) {
    return matrix(new double[][] {values}).view(ROWS);
  }
}
