package io.gymwire.agents.policygradient;

import java.util.Arrays;

/** An actor or a critic with one hidden layer of tanh units, in float64 and plain loops. */
final class ReferenceNetwork {
  private final int inputs;
  private final int hidden;
  private final int outputs;
  private final int body;
  private final int head;

  /**
   * Makes one that finds its weights in a vector.
   *
   * @param body where those of the hidden layer begin: (hidden, inputs), then (hidden)
   * @param head where those of the last layer begin: (outputs, hidden), then (outputs)
   */
  ReferenceNetwork(int inputs, int hidden, int outputs, int body, int head) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.outputs = outputs;
    this.body = body;
    this.head = head;
  }

  double[] forward(double[] weights, double[] observation) {
    double[] units = layer(weights, body, inputs, hidden, observation);
    return layer(weights, head, hidden, outputs, Arrays.stream(units).map(Math::tanh).toArray());
  }

  private static double[] layer(double[] weights, int start, int in, int out, double[] x) {
    double[] y = Arrays.copyOfRange(weights, start + in * out, start + in * out + out);
    for (int i = 0; i < out; i++) {
      for (int j = 0; j < in; j++) {
        y[i] += weights[start + i * in + j] * x[j];
      }
    }
    return y;
  }
}
