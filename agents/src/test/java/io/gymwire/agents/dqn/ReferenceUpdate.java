package io.gymwire.agents.dqn;

import io.gymwire.agents.dqn.Reference.Transition;
import io.gymwire.agentsdk.network.LossFunction;
import io.gymwire.protocol.random.Pcg64;
import java.util.ArrayList;
import java.util.List;

/**
 * What one update of any form of deep Q-learning descends on, in float64 and plain loops: the
 * equations of Mnih et al. 2015, van Hasselt et al. 2016, Schaul et al. 2016 and Bellemare et al.
 * 2017 over a {@link ReferenceQNetwork}.
 */
final class ReferenceUpdate {
  private final DqnHyperparameters form;
  private final ReferenceQNetwork network;
  private final RainbowReference distribution;
  private final double[][] noise;
  private final double[][] targetNoise;
  private final List<Transition> batch;
  private final double[] weights;
  private final List<double[]> targets = new ArrayList<>();

  /**
   * Works out the targets.
   *
   * @param form how the agent learns
   * @param network of the agent
   * @param generator draws the noise, of the network that learns and then of the target network
   * @param batch the windows to learn from
   * @param weights of the batch's losses
   */
  ReferenceUpdate(
      DqnHyperparameters form,
      ReferenceQNetwork network,
      Pcg64 generator,
      List<Transition> batch,
      double... weights) {
    this.form = form;
    this.network = network;
    this.distribution = new RainbowReference(network, support(form.returns()));
    this.noise = network.drawNoise(generator);
    this.targetNoise = network.drawNoise(generator);
    this.batch = batch;
    this.weights = weights.clone();
  }

  private static double[] support(ReturnSettings returns) {
    double[] support = new double[returns.atoms()];
    for (int atom = 0; atom < support.length; atom++) {
      double share = atom / (support.length - 1.0);
      support[atom] = returns.vMin() + share * (returns.vMax() - returns.vMin());
    }
    return support;
  }

  /** Fixes the targets, through which no gradient flows. */
  void target(double[] theta, double... targetTheta) {
    for (Transition window : batch) {
      double[][] next = numbers(targetTheta, targetNoise, window.next());
      double[][] chooser = form.doubleQ() ? numbers(theta, noise, window.next()) : next;
      int best = 0;
      for (int action = 1; action < chooser.length; action++) {
        best = value(chooser[action]) > value(chooser[best]) ? action : best;
      }
      targets.add(target(next[best], window));
    }
  }

  private double[] target(double[] next, Transition window) {
    if (form.returns().distributional()) {
      return distribution.projected(next, window, form.gamma());
    }
    double bootstrap = window.terminated() ? 0 : Math.pow(form.gamma(), window.steps());
    return new double[] {window.reward() + bootstrap * next[0]};
  }

  /** Returns the mean over the batch of each row's weight times its loss. */
  double loss(double... theta) {
    double sum = 0;
    for (int row = 0; row < batch.size(); row++) {
      double[] predicted = predicted(row, theta);
      double loss =
          form.returns().distributional()
              ? RainbowReference.crossEntropy(targets.get(row), predicted)
              : loss(predicted[0] - targets.get(row)[0]);
      sum += weights[row] * loss;
    }
    return sum / batch.size();
  }

  private double loss(double error) {
    double squared = error * error;
    if (form.returns().loss() == LossFunction.MSE) {
      return squared;
    }
    return Math.abs(error) < 1 ? squared / 2 : Math.abs(error) - 0.5;
  }

  /** Returns the error of a row, for its priority. */
  double error(int row, double... theta) {
    double[] predicted = predicted(row, theta);
    double[] target = targets.get(row);
    return form.returns().distributional()
        ? RainbowReference.crossEntropy(target, predicted) - RainbowReference.entropy(target)
        : Math.abs(predicted[0] - target[0]);
  }

  private double[] predicted(int row, double... theta) {
    Transition window = batch.get(row);
    return numbers(theta, noise, window.observation())[window.action()];
  }

  /** Returns of each action the probabilities of its return, or its value alone. */
  private double[][] numbers(double[] theta, double[][] drawn, double... observation) {
    return form.returns().distributional()
        ? distribution.distributions(theta, drawn, observation)
        : network.forward(theta, drawn, observation);
  }

  private double value(double... numbers) {
    return form.returns().distributional() ? distribution.value(numbers) : numbers[0];
  }
}
