package io.gymwire.agentsdk.replay;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import java.nio.ByteBuffer;

/**
 * Proportional prioritisation: Schaul et al., "Prioritized Experience Replay" (2016).
 *
 * <p>A transition i is drawn with probability P(i) = p_i^alpha / sum_k p_k^alpha, where p_i is the
 * absolute error that it had when last learnt from, and a little more, so that none is lost for
 * ever; a new transition gets the highest p there was so far. Its weight (N P(i))^-beta, divided by
 * the batch's largest, makes up for the draw: fully where beta is 1. A batch of B takes one
 * transition from each of B equal shares of the sum.
 */
final class PrioritizedSampling implements Sampling {
  /** What an error of 0 is raised by. */
  private static final double LEAST = 1e-6;

  private final double alpha;
  private final SumTree tree;
  private double highest = 1;

  PrioritizedSampling(int capacity, double alpha) {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "priority_alpha",
          "a priority exponent of " + alpha + " is not allowed; it must be from 0 to 1");
    }
    this.alpha = alpha;
    tree = new SumTree(capacity);
  }

  @Override
  public void added(int place) {
    tree.set(place, Math.pow(highest, alpha));
  }

  @Override
  public void draw(Pcg64 generator, int size, double beta, ReplayBatch batch) {
    double share = tree.total() / batch.size();
    double[] offsets = new double[batch.size()];
    for (int row = 0; row < offsets.length; row++) {
      offsets[row] = (row + generator.nextDouble()) * share;
    }
    int[] places = tree.find(offsets);
    double rarest = Double.POSITIVE_INFINITY;
    for (int row = 0; row < places.length; row++) {
      batch.place().setLong(row, places[row]);
      rarest = Math.min(rarest, tree.get(places[row]));
    }
    for (int row = 0; row < places.length; row++) {
      // (N P(i))^-beta over the largest of them: N and the sum cancel out.
      double ratio = tree.get(places[row]) / rarest;
      batch.weight().setDouble(row, Math.pow(ratio, -beta));
    }
  }

  @Override
  public void learnt(ReplayBatch batch, NdArray errors) {
    int[] places = new int[batch.size()];
    double[] weights = new double[batch.size()];
    for (int row = 0; row < places.length; row++) {
      double priority = errors.getFloat(row) + LEAST;
      places[row] = (int) batch.place().getLong(row);
      weights[row] = Math.pow(priority, alpha);
      highest = Math.max(highest, priority);
    }
    tree.set(places, weights);
  }

  @Override
  public void save(StateWriter state, int size) {
    ByteBuffer weights = NdArray.zeros(DType.FLOAT64, size).buffer();
    for (int place = 0; place < size; place++) {
      weights.putDouble(place * Double.BYTES, tree.get(place));
    }
    state.putBytes("replay/priority", weights);
    state.putDouble("replay/highest_priority", highest);
  }

  @Override
  public boolean load(StateReader state, int size) {
    ByteBuffer weights = state.getBytes("replay/priority");
    if (weights.remaining() != (long) size * Double.BYTES) {
      return false;
    }
    tree.clear();
    for (int place = 0; place < size; place++) {
      tree.set(place, weights.getDouble());
    }
    highest = state.getDouble("replay/highest_priority");
    return true;
  }
}
