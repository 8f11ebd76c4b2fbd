package io.gymwire.agentsdk.distribution;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A real number for each element, independent of each other: means, and logarithms of standard
 * deviations that do not depend on the observation.
 *
 * <p>The environment gets actions clipped to its bounds; the distribution, and so the probability
 * that is learnt from, is that of the unclipped ones.
 */
record GaussianFamily(Box space) implements DistributionFamily {

  @Override
  public int parameters() {
    return 2 * size();
  }

  @Override
  public int freeParameters() {
    return size();
  }

  @Override
  public DType dtype() {
    return DType.FLOAT32;
  }

  @Override
  public int size() {
    return NdArray.sizeOf(space.shape());
  }

  @Override
  public Distribution of(Tensor parameters) {
    return new DiagonalGaussian(
        parameters.narrow(1, 0, size()), parameters.narrow(1, size(), size()));
  }

  @Override
  public String describeParameters() {
    return "means";
  }

  @Override
  public List<Operation> describeMode() {
    return List.of(
        Operation.clip(bounds(space.low()), bounds(space.high())),
        Operation.reshape(space.shape()));
  }

  @Override
  public NdArray toEnvironment(NdArray actions) {
    NdArray low = space.low();
    NdArray high = space.high();
    NdArray members = NdArray.zeros(space.dtype(), Shapes.batch(actions.length(0), space.shape()));
    for (int i = 0; i < members.size(); i++) {
      int element = i % low.size();
      double wanted = actions.getDouble(i);
      members.setDouble(
          i, Math.max(low.getDouble(element), Math.min(high.getDouble(element), wanted)));
    }
    return members;
  }

  /** Returns finite bounds, as JSON has no others: no mean is beyond the largest float32. */
  private static List<Float> bounds(NdArray bounds) {
    List<Float> finite = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      finite.add(Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, bounds.getFloat(i))));
    }
    return finite;
  }
}
