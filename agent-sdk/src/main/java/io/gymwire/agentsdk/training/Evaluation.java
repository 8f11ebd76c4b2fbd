package io.gymwire.agentsdk.training;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The returns of a policy without exploration, on environments of its own.
 *
 * @param environmentSteps the training steps taken before it
 * @param returns the undiscounted return of each episode, in the order of their seeds
 * @param lengths the steps of each episode
 */
public record Evaluation(long environmentSteps, List<Double> returns, List<Long> lengths) {

  /** Returns the mean return. */
  public double meanReturn() {
    return returns.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** Returns the standard deviation of the returns, over n as numpy's default. */
  public double standardDeviation() {
    double mean = meanReturn();
    return Math.sqrt(
        returns.stream()
            .mapToDouble(value -> (value - mean) * (value - mean))
            .average()
            .orElse(Double.NaN));
  }

  /**
   * Returns the standard error of the mean return: how far it is likely to be from the policy's
   * own.
   */
  public double standardError() {
    return standardDeviation() / Math.sqrt(returns.size());
  }

  /** Returns the median return: of an even number of episodes the mean of the two in the middle. */
  public double medianReturn() {
    double[] sorted = returns.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Returns the lowest return. */
  public double minReturn() {
    return returns.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  /** Returns the highest return. */
  public double maxReturn() {
    return returns.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  ByteBuffer toBytes() {
    int episodes = returns.size();
    ByteBuffer bytes = CheckpointFormat.buffer((1 + 2 * episodes) * Long.BYTES);
    bytes.putLong(environmentSteps);
    returns.forEach(bytes::putDouble);
    lengths.forEach(bytes::putLong);
    return bytes.flip();
  }

  static Evaluation ofBytes(ByteBuffer bytes) {
    long environmentSteps = bytes.getLong();
    int episodes = bytes.remaining() / (2 * Long.BYTES);
    List<Double> returns = Stream.generate(bytes::getDouble).limit(episodes).toList();
    List<Long> lengths = Stream.generate(bytes::getLong).limit(episodes).toList();
    return new Evaluation(environmentSteps, returns, lengths);
  }
}
