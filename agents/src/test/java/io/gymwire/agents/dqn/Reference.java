package io.gymwire.agents.dqn;

import java.util.List;

/**
 * One DQN update in float64 and plain loops, for a network with one hidden layer of rectified
 * units: the equations of Mnih et al. 2015, the chain rule by hand, and Adam's first step (Kingma
 * and Ba 2015).
 */
final class Reference {
  /** What one step left behind; never compared. */
  @SuppressWarnings("ArrayRecordComponent")
  record Transition(
      double[] observation, int action, double reward, boolean terminated, double[] next) {}

  private final int inputs;
  private final int hidden;
  private final int actions;
  private final double[] weights;
  final double[] gradient;
  double loss;

  Reference(int inputs, int hidden, int actions, double[] weights) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.actions = actions;
    this.weights = weights.clone();
    this.gradient = new double[weights.length];
  }

  /**
   * Adds up loss and gradient of the mean squared difference to the targets of {@code
   * targetWeights}.
   */
  void differentiate(List<Transition> batch, double gamma) {
    for (Transition transition : batch) {
      double[] units = units(transition.observation);
      double q = values(units)[transition.action];
      double error = q - target(transition, gamma);
      loss += error * error / batch.size();
      descend(transition, units, 2 * error / batch.size());
    }
  }

  double norm() {
    double sum = 0;
    for (double value : gradient) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  double[] afterAdam(double learningRate) {
    double[] after = weights.clone();
    for (int i = 0; i < after.length; i++) {
      after[i] -= learningRate * gradient[i] / (Math.abs(gradient[i]) + 1e-8);
    }
    return after;
  }

  double target(Transition transition, double gamma) {
    double best = Double.NEGATIVE_INFINITY;
    for (double value : values(units(transition.next))) {
      best = Math.max(best, value);
    }
    return transition.reward + (transition.terminated ? 0 : gamma * best);
  }

  double[] valuesOf(double... observation) {
    return values(units(observation));
  }

  private void descend(Transition transition, double[] units, double slope) {
    int output = outputWeights() + transition.action * hidden;
    gradient[outputBiases() + transition.action] += slope;
    for (int unit = 0; unit < hidden; unit++) {
      gradient[output + unit] += slope * units[unit];
      double unitSlope = units[unit] > 0 ? slope * weights[output + unit] : 0;
      gradient[inputs * hidden + unit] += unitSlope;
      for (int input = 0; input < inputs; input++) {
        gradient[unit * inputs + input] += unitSlope * transition.observation[input];
      }
    }
  }

  private double[] units(double[] observation) {
    double[] units = new double[hidden];
    for (int unit = 0; unit < hidden; unit++) {
      double sum = weights[inputs * hidden + unit];
      for (int input = 0; input < inputs; input++) {
        sum += weights[unit * inputs + input] * observation[input];
      }
      units[unit] = Math.max(0, sum);
    }
    return units;
  }

  private double[] values(double[] units) {
    double[] values = new double[actions];
    for (int action = 0; action < actions; action++) {
      values[action] = weights[outputBiases() + action];
      for (int unit = 0; unit < hidden; unit++) {
        values[action] += weights[outputWeights() + action * hidden + unit] * units[unit];
      }
    }
    return values;
  }

  private int outputWeights() {
    return (inputs + 1) * hidden;
  }

  private int outputBiases() {
    return outputWeights() + actions * hidden;
  }
}
