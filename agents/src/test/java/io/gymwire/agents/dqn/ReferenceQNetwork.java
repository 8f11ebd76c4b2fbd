package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.network.Noise;
import io.gymwire.protocol.random.Pcg64;
import java.util.ArrayList;
import java.util.List;

/**
 * A Q-network of rectified units in float64 and plain loops: the equations of Mnih et al. 2015,
 * Wang et al. 2016 and Fortunato et al. 2018.
 */
final class ReferenceQNetwork {
  private final int actions;
  private final int numbers;
  private final boolean dueling;
  private final Noise noise;
  private final int trunk;

  /** The inputs and outputs of each layer, in the order of the parameters. */
  private final List<int[]> layers = new ArrayList<>();

  /**
   * Makes one that is given its weights at every use.
   *
   * @param inputs of the first layer
   * @param hidden the units of each hidden layer, of which each stream has a last one of its own
   * @param network whether there are two streams, and which noise
   * @param actions how many actions it values
   * @param numbers how many numbers an action gets
   */
  ReferenceQNetwork(
      int inputs, List<Integer> hidden, QNetworkSettings network, int actions, int numbers) {
    this.actions = actions;
    this.numbers = numbers;
    this.dueling = network.dueling();
    this.noise = network.noise();
    this.trunk = hidden.size() - 1;
    int in = inputs;
    for (int out : hidden.subList(0, trunk)) {
      layers.add(new int[] {in, out});
      in = out;
    }
    int last = hidden.get(trunk);
    if (dueling) {
      layers.add(new int[] {in, last});
      layers.add(new int[] {last, numbers});
    }
    layers.add(new int[] {in, last});
    layers.add(new int[] {last, actions * numbers});
  }

  /** Draws what multiplies each sigma: of each layer of shape (outputs, inputs), then (outputs). */
  double[][] drawNoise(Pcg64 generator) {
    double[][] drawn = new double[layers.size()][];
    for (int number = 0; number < drawn.length; number++) {
      int in = layers.get(number)[0];
      int out = layers.get(number)[1];
      drawn[number] =
          switch (noise) {
            case NONE -> new double[0];
            case INDEPENDENT -> normals(generator, (in + 1) * out);
            case FACTORISED -> products(normals(generator, in), normals(generator, out));
          };
    }
    return drawn;
  }

  private static double[] normals(Pcg64 generator, int count) {
    double[] normals = new double[count];
    for (int i = 0; i < count; i++) {
      normals[i] = generator.standardNormal();
    }
    return normals;
  }

  private static double[] products(double[] ofInputs, double... ofOutputs) {
    int in = ofInputs.length;
    int out = ofOutputs.length;
    double[] products = new double[(in + 1) * out];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        products[o * in + i] = rootWithSign(ofInputs[i]) * rootWithSign(ofOutputs[o]);
      }
      products[in * out + o] = rootWithSign(ofOutputs[o]);
    }
    return products;
  }

  private static double rootWithSign(double e) {
    return Math.signum(e) * Math.sqrt(Math.abs(e));
  }

  /** Returns the numbers of each action, of shape (actions, numbers). */
  double[][] forward(double[] theta, double[][] drawn, double... x) {
    double[] features = x;
    for (int number = 0; number < trunk; number++) {
      features = rectified(layer(theta, drawn, number, features));
    }
    double[] last = stream(theta, drawn, dueling ? trunk + 2 : trunk, features);
    double[] value = dueling ? stream(theta, drawn, trunk, features) : new double[numbers];
    double[][] outputs = new double[actions][numbers];
    for (int k = 0; k < numbers; k++) {
      double mean = 0;
      for (int action = 0; action < actions; action++) {
        mean += dueling ? last[action * numbers + k] / actions : 0;
      }
      for (int action = 0; action < actions; action++) {
        outputs[action][k] = value[k] + last[action * numbers + k] - mean;
      }
    }
    return outputs;
  }

  private double[] stream(double[] theta, double[][] drawn, int first, double... features) {
    return layer(theta, drawn, first + 1, rectified(layer(theta, drawn, first, features)));
  }

  private static double[] rectified(double... units) {
    double[] rectified = new double[units.length];
    for (int unit = 0; unit < units.length; unit++) {
      rectified[unit] = Math.max(0, units[unit]);
    }
    return rectified;
  }

  private double[] layer(double[] theta, double[][] drawn, int number, double... x) {
    int in = layers.get(number)[0];
    int out = layers.get(number)[1];
    int mu = 0;
    for (int[] before : layers.subList(0, number)) {
      mu += (noise == Noise.NONE ? 1 : 2) * (before[0] + 1) * before[1];
    }
    double[] weights = new double[(in + 1) * out];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = theta[mu + i];
      if (noise != Noise.NONE) {
        weights[i] += theta[mu + weights.length + i] * drawn[number][i];
      }
    }
    double[] y = new double[out];
    for (int o = 0; o < out; o++) {
      y[o] = weights[in * out + o];
      for (int i = 0; i < in; i++) {
        y[o] += weights[o * in + i] * x[i];
      }
    }
    return y;
  }
}
