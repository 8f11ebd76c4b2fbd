package io.gymwire.agentsdk.distribution;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Discrete;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** One of n actions, counted from 0 whatever the space's start. */
record CategoricalFamily(Discrete space) implements DistributionFamily {

  @Override
  public int parameters() {
    return Math.toIntExact(space.n());
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
    return 1;
  }

  @Override
  public Distribution of(Tensor parameters) {
    return new Categorical(parameters);
  }

  @Override
  public List<Operation> describeMode() {
    return List.of(
        Operation.argmax(new long[] {space.n()}, new long[] {space.start()}), Operation.reshape());
  }

  @Override
  public NdArray toEnvironment(NdArray actions) {
    NdArray members = actions.reshape(actions.length(0));
    if (space.start() == 0) {
      return members;
    }
    NdArray moved = NdArray.zeros(DType.INT64, members.size());
    for (int i = 0; i < moved.size(); i++) {
      moved.setLong(i, members.getLong(i) + space.start());
    }
    return moved;
  }
}
