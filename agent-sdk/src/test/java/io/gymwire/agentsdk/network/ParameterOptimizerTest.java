package io.gymwire.agentsdk.network;

import static io.gymwire.agentsdk.network.ParameterVectorTest.floats;
import static io.gymwire.agentsdk.network.ParameterVectorTest.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.training.MemoryState;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ParameterOptimizerTest {
  private static final double[] GRADIENTS = {1, -2, 0.5, 3, -0.25};
  private static final double RATE = 0.1;
  private static final double EPSILON = 0.25;

  @Test
  void epsilonIsPyTorchsUnlessToldOtherwise() {
    for (OptimizerKind kind : OptimizerKind.values()) {
      try (ParameterVector parameters = new ParameterVector(1, Devices.cpu());
          ParameterOptimizer optimizer = new ParameterOptimizer(kind, parameters)) {
        put(parameters.gradients(), 1e-8f);
        optimizer.step(RATE);

        // The first mean square is the gradient's, of RMSprop a hundredth of it.
        double root = kind == OptimizerKind.RMSPROP ? 1e-9 : 1e-8;
        double step = RATE * 1e-8 / (root + 1e-8);
        assertThat(floats(parameters.values())[0]).isCloseTo((float) -step, within(1e-6f));
      }
    }
  }

  // Mutations that fail it: gradients not zeroed, not clipped, clipped after the step; the norm
  // after clipping.
  @Test
  void descendsAlongTheGradientOfTheLossAloneShortenedIfItIsTooLong() {
    OptimizerKind kind = OptimizerKind.RMSPROP;
    try (PointerScope scope = new PointerScope();
        ParameterVector parameters = new ParameterVector(2, Devices.cpu());
        ParameterOptimizer optimizer = new ParameterOptimizer(kind, EPSILON, parameters)) {
      parameters.values().requires_grad_();
      put(parameters.gradients(), 100, 100);
      Tensor slope = Tensor.create(3f, 4f);

      double norm = optimizer.descend(parameters.values().mul(slope).sum(), 2.5, RATE);

      assertThat(norm).isCloseTo(5, within(1e-6));
      // Half the gradient, divided by the root of a hundredth of its square.
      float[] values = floats(parameters.values());
      assertThat(values[0]).isCloseTo((float) (-RATE * 1.5 / (0.15 + EPSILON)), within(1e-5f));
      assertThat(values[1]).isCloseTo((float) (-RATE * 2 / (0.2 + EPSILON)), within(1e-5f));
    }
  }

  @Test
  void adamIsThePapersAlgorithm() {
    double value = 1;
    double mean = 0;
    double square = 0;
    for (int t = 1; t <= GRADIENTS.length; t++) {
      double gradient = GRADIENTS[t - 1];
      mean = 0.9 * mean + 0.1 * gradient;
      square = 0.999 * square + 0.001 * gradient * gradient;
      double meanHat = mean / (1 - Math.pow(0.9, t));
      double squareHat = square / (1 - Math.pow(0.999, t));
      value -= RATE * meanHat / (Math.sqrt(squareHat) + EPSILON);
    }

    assertThat(run(OptimizerKind.ADAM, EPSILON)).isCloseTo((float) value, within(1e-5f));
  }

  @Test
  void adamWDecaysTheWeightApartFromTheGradient() {
    double value = 1;
    double mean = 0;
    double square = 0;
    for (int t = 1; t <= GRADIENTS.length; t++) {
      double gradient = GRADIENTS[t - 1];
      value -= RATE * 0.01 * value;
      mean = 0.9 * mean + 0.1 * gradient;
      square = 0.999 * square + 0.001 * gradient * gradient;
      double meanHat = mean / (1 - Math.pow(0.9, t));
      double squareHat = square / (1 - Math.pow(0.999, t));
      value -= RATE * meanHat / (Math.sqrt(squareHat) + EPSILON);
    }

    assertThat(run(OptimizerKind.ADAMW, EPSILON)).isCloseTo((float) value, within(1e-5f));
  }

  @Test
  void rmspropDividesByTheRootOfTheMeanSquare() {
    double value = 1;
    double square = 0;
    for (double gradient : GRADIENTS) {
      square = 0.99 * square + 0.01 * gradient * gradient;
      value -= RATE * gradient / (Math.sqrt(square) + EPSILON);
    }

    assertThat(run(OptimizerKind.RMSPROP, EPSILON)).isCloseTo((float) value, within(1e-5f));
  }

  @Test
  void theRateOfTheStepCounts() {
    try (ParameterVector parameters = new ParameterVector(1, Devices.cpu());
        ParameterOptimizer optimizer = new ParameterOptimizer(OptimizerKind.ADAM, parameters)) {
      put(parameters.gradients(), 1);

      optimizer.step(0.5);
      assertThat(floats(parameters.values())[0]).isCloseTo(-0.5f, within(1e-6f));
      optimizer.step(0.25);
      assertThat(floats(parameters.values())[0]).isCloseTo(-0.75f, within(1e-6f));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestoredOptimizerGoesOnBitForBit(OptimizerKind kind) {
    try (ParameterVector parameters = new ParameterVector(3, Devices.cpu());
        ParameterOptimizer optimizer = new ParameterOptimizer(kind, parameters);
        ParameterVector resumedParameters = new ParameterVector(3, Devices.cpu());
        ParameterOptimizer resumed = new ParameterOptimizer(kind, resumedParameters)) {
      for (int step = 0; step < 5; step++) {
        put(parameters.gradients(), 0.1f * step, -1, 3);
        optimizer.step(0.01);
      }
      MemoryState state = new MemoryState();
      parameters.save(state, "weights");
      optimizer.save(state, "optimizer");
      resumedParameters.load(state, "weights");
      resumed.load(state, "optimizer");
      for (int step = 0; step < 5; step++) {
        put(parameters.gradients(), 7, 0.3f * step, -2);
        put(resumedParameters.gradients(), 7, 0.3f * step, -2);
        optimizer.step(0.002);
        resumed.step(0.002);
      }

      assertThat(floats(resumedParameters.values())).isEqualTo(floats(parameters.values()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOptimizerThatHasDoneNothingCanBeSaved(OptimizerKind kind) {
    try (ParameterVector parameters = new ParameterVector(3, Devices.cpu());
        ParameterOptimizer optimizer = new ParameterOptimizer(kind, parameters)) {
      MemoryState state = new MemoryState();
      optimizer.save(state, "optimizer");
      optimizer.load(state, "optimizer");
      put(parameters.gradients(), 1, 1, 1);
      optimizer.step(0.01);

      assertThat(floats(parameters.values())[0]).isNegative();
    }
  }

  private static float run(OptimizerKind kind, double epsilon) {
    try (ParameterVector parameters = new ParameterVector(1, Devices.cpu());
        ParameterOptimizer optimizer = new ParameterOptimizer(kind, epsilon, parameters)) {
      put(parameters.values(), 1);
      for (double gradient : GRADIENTS) {
        put(parameters.gradients(), (float) gradient);
        optimizer.step(RATE);
      }
      return floats(parameters.values())[0];
    }
  }
}
