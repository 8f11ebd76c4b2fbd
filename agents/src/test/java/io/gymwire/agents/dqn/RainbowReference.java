package io.gymwire.agents.dqn;

import io.gymwire.agents.dqn.Reference.Transition;
import java.util.Arrays;
import java.util.List;

/**
 * The loss of Rainbow (Hessel et al. 2018) in float64 and plain loops: the equations of Bellemare
 * et al. 2017 over a network with K numbers an action.
 */
final class RainbowReference {
  private final ReferenceQNetwork network;
  private final double[] support;

  RainbowReference(ReferenceQNetwork network, double... support) {
    this.network = network;
    this.support = support.clone();
  }

  /** Returns the probability of each atom, of shape (actions, K). */
  double[][] distributions(double[] theta, double[][] noise, double... x) {
    double[][] logits = network.forward(theta, noise, x);
    double[][] distributions = new double[logits.length][];
    for (int action = 0; action < logits.length; action++) {
      double[] powers = Arrays.stream(logits[action]).map(Math::exp).toArray();
      double sum = Arrays.stream(powers).sum();
      distributions[action] = Arrays.stream(powers).map(power -> power / sum).toArray();
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
}
