package io.gymwire.agents.policygradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.network.ParameterVector;
import io.gymwire.agentsdk.network.Tensors;
import java.util.function.ToDoubleFunction;

/** The gradient of a function of weights by central differences, which know no chain rule. */
public final class FiniteDifferences {
  private static final double STEP = 1e-6;

  private FiniteDifferences() {}

  /** Asserts that {@code actual} has the gradient of {@code loss}, and returns its norm. */
  public static double assertGradient(
      ParameterVector actual, double[] weights, ToDoubleFunction<double[]> loss) {
    float[] gradients = Tensors.floats(actual.gradients());
    assertThat(gradients).hasSameSizeAs(weights);
    double largest = 0;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double expected = (at(loss, weights, i, STEP) - at(loss, weights, i, -STEP)) / (2 * STEP);
      assertThat((double) gradients[i]).as("gradient %d", i).isCloseTo(expected, within(2e-5));
      largest = Math.max(largest, Math.abs(expected));
      squares += expected * expected;
    }
    assertThat(largest).isGreaterThan(0.01);
    return Math.sqrt(squares);
  }

  private static double at(
      ToDoubleFunction<double[]> loss, double[] weights, int index, double step) {
    double[] moved = weights.clone();
    moved[index] += step;
    return loss.applyAsDouble(moved);
  }
}
