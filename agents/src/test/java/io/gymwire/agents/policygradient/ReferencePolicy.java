package io.gymwire.agents.policygradient;

import java.util.Arrays;

/** Log probability and entropy of one row, in float64. */
record ReferencePolicy(double logProbability, double entropy) {

  static ReferencePolicy categorical(double[] logits, boolean[] mask, int action) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += mask[i] ? Math.exp(logits[i]) : 0;
    }
    double entropy = 0;
    for (int i = 0; i < logits.length; i++) {
      double p = Math.exp(logits[i]) / sum;
      entropy -= mask[i] ? p * Math.log(p) : 0;
    }
    return new ReferencePolicy(logits[action] - Math.log(sum), entropy);
  }

  static ReferencePolicy gaussian(double[] mean, double[] logDeviation, double[] action) {
    double density = 1;
    for (int i = 0; i < mean.length; i++) {
      double sigma = Math.exp(logDeviation[i]);
      double z = (action[i] - mean[i]) / sigma;
      density *= Math.exp(-z * z / 2) / (sigma * Math.sqrt(2 * Math.PI));
    }
    double entropy =
        Arrays.stream(logDeviation).map(log -> log + Math.log(2 * Math.PI * Math.E) / 2).sum();
    return new ReferencePolicy(Math.log(density), entropy);
  }
}
