package io.gymwire.agentsdk.distribution;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.MultiDiscrete;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** One of nvec[k] choices for each element k, counted from 0 whatever the space's start. */
record MultiCategoricalFamily(MultiDiscrete space) implements DistributionFamily {

  @Override
  public int parameters() {
    long sum = 0;
    for (long choices : space.nvec().toLongs()) {
      sum += choices;
    }
    return Math.toIntExact(sum);
  }

  @Override
  public boolean isMaskable() {
    return true;
  }

  @Override
  public DType dtype() {
    return DType.INT64;
  }

  @Override
  public int size() {
    return NdArray.sizeOf(space.shape());
  }

  @Override
  public Distribution of(Tensor parameters) {
    return new MultiCategorical(parameters, space.nvec().toLongs());
  }

  @Override
  public List<Operation> describeMode() {
    return List.of(
        Operation.argmax(space.nvec().toLongs(), space.start().toLongs()),
        Operation.reshape(space.shape()));
  }

  @Override
  public NdArray toEnvironment(NdArray actions) {
    NdArray start = space.start();
    NdArray members = NdArray.zeros(DType.INT64, Shapes.batch(actions.length(0), space.shape()));
    for (int i = 0; i < members.size(); i++) {
      members.setLong(i, actions.getLong(i) + start.getLong(i % start.size()));
    }
    return members;
  }
}
