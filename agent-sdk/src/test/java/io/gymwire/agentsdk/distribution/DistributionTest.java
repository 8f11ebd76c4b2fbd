package io.gymwire.agentsdk.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Text;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The numbers are those of {@code references/distributions.py}.
 *
 * <p>Mutations tried, each of which fails a test here: a mask that is ignored; a mask turned round;
 * no clamp in the categorical's entropy; sampling that ends one choice early; the sum over elements
 * left out; log sigma not subtracted; no clipping to the box; start not added.
 */
final class DistributionTest {
  private static final int DRAWS = 20_000;
  private final PointerScope scope = new PointerScope();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void categorical() {
    Distribution pi = DistributionFamily.of(Discrete.of(3)).of(floats(2, 0.5, -1, 2, 3, 0, -2));

    assertClose(pi.logProbability(longs(2, 1, 2)), -3.241311296657, -5.054985235377);
    assertClose(pi.logProbability(longs(2, 2, 0)), -0.241311296657, -0.054985235377);
    assertClose(pi.entropy(), 0.621584604679, 0.228242789563);
    assertThat(mode(pi, DType.INT64, 2, 1)).isEqualTo(NdArray.ofLongs(2, 0).reshape(2, 1));
  }

  @Test
  void aMaskedCategoricalIsOneOfTheRest() {
    Tensor logits = floats(1, 0.5, 9, 2).requires_grad_(true);
    Tensor mask = Tensors.over(NdArray.ofBooleans(true, false, true).reshape(1, 3));
    Distribution pi = DistributionFamily.of(Discrete.of(3)).of(logits, mask);

    assertClose(pi.logProbability(longs(1, 0)), -1.701413277983);
    assertClose(pi.entropy(), 0.475051563692);
    assertThat(mode(pi, DType.INT64, 1, 1).getLong(0)).isEqualTo(2);
    pi.entropy().add(pi.logProbability(longs(1, 0))).sum().backward();
    // d log p_0 / d logits is 1 - p_0, -p_2; d H / d logit_i is -p_i (log p_i + H).
    double p = Math.exp(-1.701413277983);
    double entropySlope = -p * (-1.701413277983 + 0.475051563692);
    assertClose(logits.grad(), 1 - p + entropySlope, 0, -(1 - p) - entropySlope);
  }

  @Test
  void multiCategorical() {
    DistributionFamily family = DistributionFamily.of(MultiDiscrete.of(2, 3));
    Distribution pi = family.of(floats(1, 0.3, -0.7, 1, 0, -1));

    assertThat(family.parameters()).isEqualTo(5);
    assertClose(pi.logProbability(longs(1, 1, 0)), -1.7208676519626032);
    assertClose(pi.entropy(), 1.4145986907281567);
    assertThat(mode(pi, DType.INT64, 1, 2)).isEqualTo(NdArray.ofLongs(0, 0).reshape(1, 2));
  }

  @Test
  void bernoulli() {
    Distribution pi = DistributionFamily.of(MultiBinary.of(3)).of(floats(1, 0.4, -1.5, 0));

    assertClose(pi.logProbability(longs(1, 1, 0, 1)), -1.4075757109426503);
    assertClose(pi.entropy(), 1.8417389326072042);
    assertThat(mode(pi, DType.INT8, 1, 3).toLongs()).containsExactly(1, 0, 0);
  }

  @Test
  void gaussian() {
    DistributionFamily family = DistributionFamily.of(Box.of(-1, 1, DType.FLOAT32, 2));
    Distribution pi = family.of(floats(1, 0.5, -1, -0.5, 0.3));

    assertThat(family.parameters()).isEqualTo(4);
    assertThat(family.freeParameters()).isEqualTo(2);
    assertClose(pi.logProbability(floats(1, 0, 1)), -3.0752855671547787);
    assertClose(pi.entropy(), 2.637877066409345);
    assertThat(mode(pi, DType.FLOAT32, 1, 2)).isEqualTo(NdArray.ofFloats(0.5f, -1).reshape(1, 2));
  }

  @Test
  void categoricalsAreDrawnAsOftenAsTheyAreLikely() {
    Distribution pi = DistributionFamily.of(Discrete.of(3)).of(repeated(0.5, -1, 2));
    NdArray actions = NdArray.zeros(DType.INT64, DRAWS, 1);
    pi.sample(Pcg64.seeded(1), actions);

    assertFrequency(actions, 1, 0, 0, Math.exp(-1.741311296657));
    assertFrequency(actions, 1, 0, 1, Math.exp(-3.241311296657));
    assertFrequency(actions, 1, 0, 2, Math.exp(-0.241311296657));
  }

  @Test
  void whatIsForbiddenIsNeverDrawn() {
    NdArray mask = NdArray.zeros(DType.BOOL, DRAWS, 4);
    for (int row = 0; row < DRAWS; row++) {
      mask.setBoolean(4 * row + 1 + row % 2, true);
    }
    Distribution pi =
        DistributionFamily.of(Discrete.of(4)).of(repeated(9, 0, -30, 9), Tensors.over(mask));
    NdArray actions = NdArray.zeros(DType.INT64, DRAWS, 1);
    pi.sample(Pcg64.seeded(1), actions);

    for (int row = 0; row < DRAWS; row++) {
      assertThat(actions.getLong(row)).isEqualTo(1 + row % 2);
    }
  }

  @Test
  void aRowWithoutAnyPossibleActionIsAnError() {
    Tensor mask = Tensors.over(NdArray.zeros(DType.BOOL, 1, 2));
    Distribution pi = DistributionFamily.of(Discrete.of(2)).of(floats(1, 0, 0), mask);

    assertThatThrownBy(() -> pi.sample(Pcg64.seeded(1), NdArray.zeros(DType.INT64, 1, 1)))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("no possible action");
    assertThatThrownBy(() -> pi.mode(NdArray.zeros(DType.INT64, 1, 1)))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("no possible action");
  }

  @Test
  void elementsAreDrawnIndependently() {
    Distribution choices = DistributionFamily.of(MultiDiscrete.of(2, 2)).of(repeated(0, 1, 0, -1));
    NdArray actions = NdArray.zeros(DType.INT64, DRAWS, 2);
    choices.sample(Pcg64.seeded(2), actions);
    assertFrequency(actions, 2, 0, 1, 1 / (1 + Math.exp(-1)));
    assertFrequency(actions, 2, 1, 1, 1 / (1 + Math.exp(1)));

    Distribution coins = DistributionFamily.of(MultiBinary.of(2)).of(repeated(2, -0.5));
    NdArray bits = NdArray.zeros(DType.INT8, DRAWS, 2);
    coins.sample(Pcg64.seeded(3), bits);
    assertFrequency(bits, 2, 0, 1, 1 / (1 + Math.exp(-2)));
    assertFrequency(bits, 2, 1, 1, 1 / (1 + Math.exp(0.5)));
  }

  @Test
  void gaussiansHaveTheirMeansAndDeviations() {
    Distribution pi =
        DistributionFamily.of(Box.of(-1, 1, DType.FLOAT32, 2)).of(repeated(0.5, -1, -0.5, 0.3));
    NdArray actions = NdArray.zeros(DType.FLOAT32, DRAWS, 2);
    pi.sample(Pcg64.seeded(4), actions);

    for (int k = 0; k < 2; k++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < DRAWS; row++) {
        double x = actions.getDouble(2 * row + k);
        sum += x;
        squares += x * x;
      }
      double sigma = Math.exp(k == 0 ? -0.5 : 0.3);
      double mean = k == 0 ? 0.5 : -1;
      assertThat(sum / DRAWS).isCloseTo(mean, within(5 * sigma / Math.sqrt(DRAWS)));
      assertThat(squares / DRAWS - mean * mean)
          .isCloseTo(sigma * sigma, within(8 * sigma * sigma / Math.sqrt(DRAWS)));
    }
  }

  @Test
  void actionsBecomeTheEnvironments() {
    assertThat(
            DistributionFamily.of(Discrete.of(3, -1))
                .toEnvironment(NdArray.ofLongs(0, 2).reshape(2, 1)))
        .isEqualTo(NdArray.ofLongs(-1, 1));
    assertThat(
            DistributionFamily.of(MultiDiscrete.of(NdArray.ofLongs(2, 3), NdArray.ofLongs(0, 10)))
                .toEnvironment(NdArray.ofLongs(1, 2, 0, 0).reshape(2, 2)))
        .isEqualTo(NdArray.ofLongs(1, 12, 0, 10).reshape(2, 2));
    assertThat(
            DistributionFamily.of(MultiBinary.of(1, 2))
                .toEnvironment(NdArray.zeros(DType.INT8, 3, 2)))
        .isEqualTo(NdArray.zeros(DType.INT8, 3, 1, 2));
    assertThat(
            DistributionFamily.of(Box.of(-1, 2, DType.FLOAT64, 1))
                .toEnvironment(NdArray.ofFloats(-7, 0.5f, 7).reshape(3, 1)))
        .isEqualTo(NdArray.ofDoubles(-1, 0.5, 2).reshape(3, 1));
  }

  @Test
  void whatHasNoDistributionIsRefused() {
    assertThatThrownBy(() -> DistributionFamily.of(Box.of(0, 255, DType.UINT8, 2)))
        .hasMessageContaining("Box of floats");
    assertThatThrownBy(() -> DistributionFamily.of(Text.of(3))).hasMessageContaining("Text");
    Tensor mask = Tensors.over(NdArray.zeros(DType.BOOL, 1, 2));
    assertThatThrownBy(() -> DistributionFamily.of(MultiBinary.of(2)).of(floats(1, 0, 0), mask))
        .hasMessageContaining("only Discrete and MultiDiscrete");
  }

  private static Tensor repeated(double... parameters) {
    NdArray all = NdArray.zeros(DType.FLOAT32, DRAWS, parameters.length);
    for (int i = 0; i < all.size(); i++) {
      all.setDouble(i, parameters[i % parameters.length]);
    }
    return Tensors.over(all).clone();
  }

  private static void assertFrequency(
      NdArray actions, int width, int element, long choice, double probability) {
    int count = 0;
    for (int row = 0; row < DRAWS; row++) {
      count += actions.getLong(row * width + element) == choice ? 1 : 0;
    }
    double deviation = Math.sqrt(probability * (1 - probability) / DRAWS);
    assertThat((double) count / DRAWS).isCloseTo(probability, within(5 * deviation));
  }

  private static NdArray mode(Distribution pi, DType dtype, int... shape) {
    NdArray actions = NdArray.zeros(dtype, shape);
    pi.mode(actions);
    return actions;
  }

  private static void assertClose(Tensor actual, double... expected) {
    float[] values = Tensors.floats(actual);
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat((double) values[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  private static Tensor floats(int rows, double... values) {
    NdArray array = NdArray.zeros(DType.FLOAT32, rows, values.length / rows);
    for (int i = 0; i < values.length; i++) {
      array.setDouble(i, values[i]);
    }
    return Tensors.over(array).clone();
  }

  private static Tensor longs(int rows, long... values) {
    return Tensors.over(NdArray.ofLongs(values).reshape(rows, values.length / rows)).clone();
  }
}
