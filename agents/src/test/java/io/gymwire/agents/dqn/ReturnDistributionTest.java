package io.gymwire.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The expected numbers are those of Bellemare et al. 2017, algorithm 1, in doubles and loops. */
final class ReturnDistributionTest {
  private static final int ATOMS = 5;
  private static final int ACTIONS = 2;
  private static final double LEAST = -1;
  private static final double MOST = 3;

  private final ReturnDistribution estimate =
      new ReturnDistribution(ATOMS, LEAST, MOST, Devices.cpu());
  private final NdArray output = NdArray.zeros(DType.FLOAT32, 1, ACTIONS * ATOMS);
  private final NdArray action = NdArray.zeros(DType.INT64, 1, 1);
  private final NdArray reward = NdArray.zeros(DType.FLOAT32, 1, 1);
  private final NdArray bootstrap = NdArray.zeros(DType.FLOAT32, 1, 1);

  @AfterEach
  void close() {
    estimate.close();
  }

  // Mutations that fail it: projection (ReturnDistribution.target: not clipped to v_min, v_max;
  // all to the nearest atom; the shares exchanged).
  @Test
  void theTargetIsTheMovedDistributionSharedAmongTheAtoms() {
    Pcg64 random = Pcg64.seeded(0);
    for (int round = 0; round < 200; round++) {
      randomise(random);
      // Half of the time atoms land on atoms.
      boolean whole = random.integers(2) == 0;
      reward.setDouble(0, whole ? random.integers(-6, 7) : random.uniform(-6, 6));
      bootstrap.setDouble(0, whole ? random.integers(2) : random.nextDouble());

      Tensor target =
          estimate.target(
              Tensors.over(output),
              Tensors.over(action),
              Tensors.over(reward),
              Tensors.over(bootstrap));

      double[] expected =
          projected(
              probabilities((int) action.getLong(0)), reward.getFloat(0), bootstrap.getFloat(0));
      double sum = 0;
      for (int i = 0; i < ATOMS; i++) {
        double share = target.data_ptr_float().get(i);
        assertThat(share).isCloseTo(expected[i], within(1e-5));
        sum += share;
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aTerminalStateLeavesTheRewardAlone() {
    randomise(Pcg64.seeded(1));
    reward.setDouble(0, 1.25);
    bootstrap.setDouble(0, 0);

    Tensor target =
        estimate.target(
            Tensors.over(output),
            Tensors.over(action),
            Tensors.over(reward),
            Tensors.over(bootstrap));

    // 1.25 is a quarter of the way from atom 2, which is 1, to atom 3, which is 2.
    assertRow(target, 0, 0, 0.75, 0.25, 0);
  }

  // Mutation that fails it: argmax not by the expected value (ReturnDistribution.values: the
  // likeliest atom).
  @Test
  void valuesAreTheMeansOfTheDistributions() {
    randomise(Pcg64.seeded(2));

    Tensor values = estimate.values(Tensors.over(output));

    for (int a = 0; a < ACTIONS; a++) {
      assertThat((double) values.data_ptr_float().get(a))
          .isCloseTo(mean(probabilities(a)), within(1e-5));
    }
    Tensor predicted = estimate.predicted(Tensors.over(output), Tensors.over(action));
    assertThat((double) estimate.mean(predicted).item_float())
        .isCloseTo(mean(probabilities((int) action.getLong(0))), within(1e-5));
  }

  // Mutation that fails it: priority of the weighted or squared error (ReturnDistribution.errors:
  // the cross-entropy).
  @Test
  void theLossIsTheCrossEntropyAndItsGradientTheDifferenceOfTheProbabilities() {
    randomise(Pcg64.seeded(3));
    Tensor logits = Tensors.over(output).clone().requires_grad_(true);
    double[] target = {0.1, 0, 0.4, 0.5, 0};
    Tensor targetRow = Tensors.over(NdArray.ofFloats(0.1f, 0, 0.4f, 0.5f, 0).reshape(1, ATOMS));

    Tensor predicted = estimate.predicted(logits, Tensors.over(action));
    Tensor losses = estimate.losses(predicted, targetRow);
    losses.sum().backward();

    int a = (int) action.getLong(0);
    double[] probabilities = probabilities(a);
    double crossEntropy = 0;
    double entropy = 0;
    for (int i = 0; i < ATOMS; i++) {
      crossEntropy -= target[i] * Math.log(probabilities[i]);
      entropy -= target[i] == 0 ? 0 : target[i] * Math.log(target[i]);
      assertThat((double) logits.grad().data_ptr_float().get(a * ATOMS + i))
          .isCloseTo(probabilities[i] - target[i], within(1e-5));
      assertThat(logits.grad().data_ptr_float().get((1 - a) * ATOMS + i)).isZero();
    }
    assertRow(losses, crossEntropy);
    assertRow(estimate.errors(predicted, targetRow), crossEntropy - entropy);
    assertRow(estimate.errors(predicted, predicted.exp()), 0);
  }

  private static void assertRow(Tensor actual, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual.data_ptr_float().get(i)).isCloseTo(expected[i], within(1e-5));
    }
  }

  private void randomise(Pcg64 random) {
    for (int i = 0; i < output.size(); i++) {
      output.setDouble(i, random.uniform(-2, 2));
    }
    action.setLong(0, random.integers(ACTIONS));
  }

  private double[] probabilities(int a) {
    double[] probabilities = new double[ATOMS];
    double sum = 0;
    for (int i = 0; i < ATOMS; i++) {
      probabilities[i] = Math.exp(output.getDouble(a * ATOMS + i));
      sum += probabilities[i];
    }
    for (int i = 0; i < ATOMS; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  private static double mean(double... probabilities) {
    double mean = 0;
    for (int i = 0; i < ATOMS; i++) {
      mean += probabilities[i] * (LEAST + i);
    }
    return mean;
  }

  /** Algorithm 1: floor, ceiling, and the case where they are one, which the paper leaves out. */
  private static double[] projected(double[] probabilities, double reward, double discount) {
    double[] projected = new double[ATOMS];
    for (int j = 0; j < ATOMS; j++) {
      double moved = Math.max(LEAST, Math.min(MOST, reward + discount * (LEAST + j)));
      double b = moved - LEAST; // the atoms are 1 apart
      int lower = (int) Math.floor(b);
      int upper = (int) Math.ceil(b);
      if (lower == upper) {
        projected[lower] += probabilities[j];
      } else {
        projected[lower] += probabilities[j] * (upper - b);
        projected[upper] += probabilities[j] * (b - lower);
      }
    }
    return projected;
  }
}
