package io.gymwire.agents.dqn;

import io.gymwire.agents.dqn.Reference.Transition;
import io.gymwire.protocol.random.Pcg64;
import java.util.List;

/**
 * The loss of Rainbow (Hessel et al. 2018) in float64 and plain loops, for two streams of one
 * hidden layer each, factorised noise everywhere, and K atoms: the equations of Wang et al. 2016,
 * Fortunato et al. 2018 and Bellemare et al. 2017.
 */
final class RainbowReference {
  private final int inputs;
  private final int hidden;
  private final int actions;
  private final double[] support;

  RainbowReference(int inputs, int hidden, int actions, double... support) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.actions = actions;
    this.support = support.clone();
  }

  /** Returns the inputs and outputs of each layer, in the order of the parameters. */
  private int[][] layers() {
    int atoms = support.length;
    return new int[][] {
      {inputs, hidden}, {hidden, atoms}, {inputs, hidden}, {hidden, actions * atoms}
    };
  }

  /** Draws a network's noise: of each layer the inputs', then the outputs'. */
  double[][] drawNoise(Pcg64 generator) {
    double[][] noise = new double[8][];
    int part = 0;
    for (int[] layer : layers()) {
      for (int size : layer) {
        noise[part] = new double[size];
        for (int i = 0; i < size; i++) {
          double e = generator.standardNormal();
          noise[part][i] = Math.signum(e) * Math.sqrt(Math.abs(e));
        }
        part++;
      }
    }
    return noise;
  }

  /** Returns the probability of each atom, of shape (actions, K). */
  double[][] distributions(double[] theta, double[][] noise, double... x) {
    int atoms = support.length;
    double[] value = stream(theta, noise, 0, x);
    double[] advantage = stream(theta, noise, 2, x);
    double[][] distributions = new double[actions][atoms];
    for (int action = 0; action < actions; action++) {
      double sum = 0;
      for (int atom = 0; atom < atoms; atom++) {
        double mean = 0;
        for (int other = 0; other < actions; other++) {
          mean += advantage[other * atoms + atom] / actions;
        }
        double logit = value[atom] + advantage[action * atoms + atom] - mean;
        distributions[action][atom] = Math.exp(logit);
        sum += distributions[action][atom];
      }
      for (int atom = 0; atom < atoms; atom++) {
        distributions[action][atom] /= sum;
      }
    }
    return distributions;
  }

  double value(double... distribution) {
    double value = 0;
    for (int atom = 0; atom < support.length; atom++) {
      value += support[atom] * distribution[atom];
    }
    return value;
  }

  /** Returns the target distribution where {@code distribution} is that of the next action. */
  double[] projected(double[] distribution, Transition transition, double gamma) {
    double[] target = new double[support.length];
    double spacing = support[1] - support[0];
    double discount = transition.terminated() ? 0 : Math.pow(gamma, transition.steps());
    for (int atom = 0; atom < support.length; atom++) {
      double moved = transition.reward() + discount * support[atom];
      double place = Math.max(support[0], Math.min(support[support.length - 1], moved));
      double b = (place - support[0]) / spacing;
      int lower = Math.min((int) b, support.length - 2);
      target[lower] += distribution[atom] * (lower + 1 - b);
      target[lower + 1] += distribution[atom] * (b - lower);
    }
    return target;
  }

  /** Returns the mean over the batch of each transition's weight times its cross-entropy. */
  double loss(
      double[] theta,
      double[][] noise,
      List<Transition> batch,
      double[][] targets,
      double[] weights) {
    double loss = 0;
    for (int row = 0; row < batch.size(); row++) {
      Transition transition = batch.get(row);
      double[] predicted =
          distributions(theta, noise, transition.observation())[transition.action()];
      loss += weights[row] * crossEntropy(targets[row], predicted) / batch.size();
    }
    return loss;
  }

  static double crossEntropy(double[] target, double... predicted) {
    double sum = 0;
    for (int atom = 0; atom < target.length; atom++) {
      sum -= target[atom] * Math.log(predicted[atom]);
    }
    return sum;
  }

  static double entropy(double... target) {
    double sum = 0;
    for (double probability : target) {
      sum -= probability == 0 ? 0 : probability * Math.log(probability);
    }
    return sum;
  }

  private double[] stream(double[] theta, double[][] noise, int first, double... x) {
    double[] units = layer(theta, noise, first, x);
    for (int unit = 0; unit < units.length; unit++) {
      units[unit] = Math.max(0, units[unit]);
    }
    return layer(theta, noise, first + 1, units);
  }

  private double[] layer(double[] theta, double[][] noise, int number, double... x) {
    int[][] layers = layers();
    int offset = 0;
    for (int before = 0; before < number; before++) {
      offset += 2 * (layers[before][0] + 1) * layers[before][1];
    }
    int in = layers[number][0];
    int out = layers[number][1];
    int sigmas = offset + (in + 1) * out;
    double[] y = new double[out];
    for (int o = 0; o < out; o++) {
      double ofOutput = noise[2 * number + 1][o];
      y[o] = theta[offset + in * out + o] + theta[sigmas + in * out + o] * ofOutput;
      for (int i = 0; i < in; i++) {
        double epsilon = noise[2 * number][i] * ofOutput;
        y[o] += (theta[offset + o * in + i] + theta[sigmas + o * in + i] * epsilon) * x[i];
      }
    }
    return y;
  }
}
