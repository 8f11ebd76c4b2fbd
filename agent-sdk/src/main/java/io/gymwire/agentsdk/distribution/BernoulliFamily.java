package io.gymwire.agentsdk.distribution;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.MultiBinary;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Zero or one for each element. */
record BernoulliFamily(MultiBinary space) implements DistributionFamily {

  @Override
  public int parameters() {
    return size();
  }

  @Override
  public DType dtype() {
    return DType.INT8;
  }

  @Override
  public int size() {
    return NdArray.sizeOf(space.shape());
  }

  @Override
  public Distribution of(Tensor parameters) {
    return new Bernoulli(parameters);
  }

  @Override
  public List<Operation> describeMode() {
    return List.of(Operation.positive(), Operation.reshape(space.shape()));
  }

  @Override
  public NdArray toEnvironment(NdArray actions) {
    return actions.reshape(Shapes.batch(actions.length(0), space.shape()));
  }
}
