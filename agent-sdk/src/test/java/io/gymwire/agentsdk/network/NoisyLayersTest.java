package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A network of one noisy layer, whose numbers are those of Fortunato et al. 2018 worked in doubles.
 */
final class NoisyLayersTest {
  private static final int IN = 3;
  private static final int OUT = 2;

  private final List<FeedforwardQNetwork> networks = new ArrayList<>();

  @AfterEach
  void close() {
    networks.forEach(FeedforwardQNetwork::close);
  }

  // Mutations that fail it: first sigma (FactorisedNoisyLayer: not divided by the root of the
  // inputs; Noise: 0.17 for 0.017; Noise: 0.1 for 0.5).
  @Test
  void theFirstMeansAndSigmasAreThePapers() {
    float[] factorised = parameters(network(Noise.FACTORISED, Noise.FACTORISED.paperSigma()));
    float[] independent = parameters(network(Noise.INDEPENDENT, Noise.INDEPENDENT.paperSigma()));
    int means = (IN + 1) * OUT;
    for (int i = 0; i < means; i++) {
      assertThat(factorised[means + i]).isCloseTo((float) (0.5 / Math.sqrt(3)), within(1e-7f));
      assertThat(independent[means + i]).isEqualTo(0.017f);
      assertThat(Math.abs(factorised[i])).isBetween(1e-4f, (float) (1 / Math.sqrt(3)));
      // Uniform within sqrt(3 / in) where the other is within sqrt(1 / in), from the same draws.
      assertThat(independent[i]).isCloseTo((float) (Math.sqrt(3) * factorised[i]), within(1e-6f));
    }
  }

  // Mutation that fails it: f(x) = sgn(x) sqrt(abs x) (FactorisedNoisyLayer: x).
  @Test
  void factorisedNoiseIsTheProductOfADrawForTheInputAndOneForTheOutput() {
    FeedforwardQNetwork network = network(Noise.FACTORISED, 0.5);
    float[] theta = parameters(network);
    Pcg64 same = Pcg64.seeded(4);
    network.drawNoise(Pcg64.seeded(4));
    double[] ofInputs = draws(same, IN, NoisyLayersTest::rootWithSign);
    double[] ofOutputs = draws(same, OUT, NoisyLayersTest::rootWithSign);
    double[] epsilon = new double[(IN + 1) * OUT];
    for (int out = 0; out < OUT; out++) {
      for (int in = 0; in < IN; in++) {
        epsilon[out * IN + in] = ofOutputs[out] * ofInputs[in];
      }
      epsilon[IN * OUT + out] = ofOutputs[out];
    }

    assertForwardAndGradients(network, theta, epsilon);
  }

  // Mutation that fails it: biases without noise (IndependentNoisyLayer.draw).
  @Test
  void independentNoiseIsADrawForEachWeight() {
    FeedforwardQNetwork network = network(Noise.INDEPENDENT, 0.3);
    float[] theta = parameters(network);
    network.drawNoise(Pcg64.seeded(4));
    double[] epsilon = draws(Pcg64.seeded(4), (IN + 1) * OUT, DoubleUnaryOperator.identity());

    assertForwardAndGradients(network, theta, epsilon);
  }

  // Mutation that fails it: fresh noise inside one update (FactorisedNoisyLayer.forward: draws).
  @Test
  void aDrawStaysUntilTheNext() {
    for (Noise noise : new Noise[] {Noise.INDEPENDENT, Noise.FACTORISED}) {
      FeedforwardQNetwork network = network(noise, 0.5);
      Pcg64 generator = Pcg64.seeded(0);
      network.drawNoise(generator);
      float[] first = forward(network);

      assertThat(forward(network)).isEqualTo(first);
      network.drawNoise(generator);
      assertThat(forward(network)).isNotEqualTo(first);
    }
  }

  @Test
  void withoutNoiseTheWeightsAreTheirMeans() {
    for (Noise noise : Noise.values()) {
      FeedforwardQNetwork network = network(noise, 0.5);
      float[] theta = parameters(network);
      float[] silent = forward(network);
      network.drawNoise(Pcg64.seeded(0));
      network.silence();

      assertThat(forward(network)).isEqualTo(silent);
      for (int out = 0; out < OUT; out++) {
        double expected = theta[IN * OUT + out];
        for (int in = 0; in < IN; in++) {
          expected += theta[out * IN + in] * input(in);
        }
        assertThat(silent[out]).isCloseTo((float) expected, within(1e-6f));
      }
    }
  }

  /** The variance of f(e) f(e') is E[|e|]^2 = 2 / pi; that of a bias's f(e) is the root of that. */
  // Mutation that fails it: f(x) = sgn(x) sqrt(abs x) (sqrt(abs x)).
  @Test
  void noiseHasTheMeanAndVarianceOfItsKind() {
    assertStatistics(Noise.INDEPENDENT, 1, 1);
    assertStatistics(Noise.FACTORISED, 2 / Math.PI, Math.sqrt(2 / Math.PI));
  }

  private void assertStatistics(Noise noise, double ofWeight, double ofBias) {
    FeedforwardQNetwork network = network(noise, 0.5);
    float[] theta = parameters(network);
    double sigma = theta[(IN + 1) * OUT];
    float[] silent = forward(network);
    double squares = 0;
    for (int in = 0; in < IN; in++) {
      squares += input(in) * input(in);
    }
    // Signs of inputs' draws are independent: products with different inputs are uncorrelated.
    double expected = sigma * sigma * (squares * ofWeight + ofBias);
    Pcg64 generator = Pcg64.seeded(1);
    int draws = 20_000;
    double mean = 0;
    double variance = 0;
    for (int i = 0; i < draws; i++) {
      network.drawNoise(generator);
      double deviation = forward(network)[0] - silent[0];
      mean += deviation / draws;
      variance += deviation * deviation / draws;
    }

    assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(expected / draws)));
    assertThat(variance).isCloseTo(expected, within(0.06 * expected));
  }

  /** Compares outputs, and the gradients of their sum, with mu + sigma epsilon in doubles. */
  private static void assertForwardAndGradients(
      FeedforwardQNetwork network, float[] theta, double... epsilon) {
    int means = (IN + 1) * OUT;
    float[] actual = forward(network);
    network.parameters().zeroGradients();
    network.forward(observation()).sum().backward();
    float[] gradients = floats(network.parameters().gradients());
    for (int out = 0; out < OUT; out++) {
      int bias = IN * OUT + out;
      double expected = theta[bias] + theta[means + bias] * epsilon[bias];
      assertThat(gradients[bias]).isEqualTo(1);
      assertThat(gradients[means + bias]).isCloseTo((float) epsilon[bias], within(1e-5f));
      for (int in = 0; in < IN; in++) {
        int weight = out * IN + in;
        expected += (theta[weight] + theta[means + weight] * epsilon[weight]) * input(in);
        assertThat(gradients[weight]).isCloseTo((float) input(in), within(1e-5f));
        assertThat(gradients[means + weight])
            .isCloseTo((float) (input(in) * epsilon[weight]), within(1e-5f));
      }
      assertThat(actual[out]).isCloseTo((float) expected, within(1e-5f));
    }
  }

  private static double[] draws(Pcg64 generator, int count, DoubleUnaryOperator function) {
    double[] draws = new double[count];
    for (int i = 0; i < count; i++) {
      draws[i] = function.applyAsDouble(generator.standardNormal());
    }
    return draws;
  }

  private static double rootWithSign(double e) {
    return e < 0 ? -Math.sqrt(-e) : Math.sqrt(e);
  }

  private static double input(int in) {
    return 0.5 - in;
  }

  private static Tensor observation() {
    NdArray row = NdArray.zeros(DType.FLOAT32, 1, IN);
    for (int in = 0; in < IN; in++) {
      row.setDouble(in, input(in));
    }
    return Tensors.over(row).clone();
  }

  private static float[] forward(FeedforwardQNetwork network) {
    return floats(network.forward(observation()));
  }

  private static float[] parameters(FeedforwardQNetwork network) {
    return floats(network.parameters().values());
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[(int) tensor.numel()];
    tensor.contiguous().data_ptr_float().get(values);
    return values;
  }

  private FeedforwardQNetwork network(Noise noise, double sigma) {
    QNetworkForm form = new QNetworkForm(List.of(), Activation.RELU, false, noise, sigma, OUT, 1);
    FeedforwardQNetwork network =
        new FeedforwardQNetwork(
            ObservationRows.of(Box.of(-9, 9, DType.FLOAT32, IN)),
            form,
            new Computation(Precision.FLOAT32, PictureFormat.CHANNELS_FIRST),
            7,
            Devices.cpu());
    networks.add(network);
    return network;
  }
}
