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
      double[] observation,
      int action,
      double reward,
      boolean terminated,
      double[] next,
      int steps) {
    Transition(double[] observation, int action, double reward, boolean terminated, double[] next) {
      this(observation, action, reward, terminated, next, 1);
    }
  }

  private final int inputs;
  private final int hidden;
  private final int actions;
  private final double[] weights;
  private final double[] targetWeights;
  private final boolean doubleQ;
  final double[] gradient;
  double loss;

  /** Plain DQN whose target network is still a copy. */
  Reference(int inputs, int hidden, int actions, double[] weights) {
    this(inputs, hidden, actions, weights, weights, false);
  }

  Reference(
      int inputs,
      int hidden,
      int actions,
      double[] weights,
      double[] targetWeights,
      boolean doubleQ) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.actions = actions;
    this.weights = weights.clone();
    this.targetWeights = targetWeights.clone();
    this.doubleQ = doubleQ;
    this.gradient = new double[weights.length];
  }

  /** Adds up loss and gradient of the mean squared difference to the targets. */
  void differentiate(List<Transition> batch, double gamma) {
    for (Transition transition : batch) {
      double[] units = units(weights, transition.observation);
      double q = values(weights, units)[transition.action];
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
    double[] values = values(targetWeights, units(targetWeights, transition.next));
    int best = argmax(doubleQ ? valuesOf(transition.next) : values);
    double discount = Math.pow(gamma, transition.steps);
    return transition.reward + (transition.terminated ? 0 : discount * values[best]);
  }

  double[] valuesOf(double... observation) {
    return values(weights, units(weights, observation));
  }

  private static int argmax(double... values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
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

  private double[] units(double[] theta, double[] observation) {
    double[] units = new double[hidden];
    for (int unit = 0; unit < hidden; unit++) {
      double sum = theta[inputs * hidden + unit];
      for (int input = 0; input < inputs; input++) {
        sum += theta[unit * inputs + input] * observation[input];
      }
      units[unit] = Math.max(0, sum);
    }
    return units;
  }

  private double[] values(double[] theta, double[] units) {
    double[] values = new double[actions];
    for (int action = 0; action < actions; action++) {
      values[action] = theta[outputBiases() + action];
      for (int unit = 0; unit < hidden; unit++) {
        values[action] += theta[outputWeights() + action * hidden + unit] * units[unit];
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
