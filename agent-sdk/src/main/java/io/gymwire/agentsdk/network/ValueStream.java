package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Hidden layers, then a layer without activation that gives the numbers. */
record ValueStream(HiddenLayers hidden, Layer last) implements ValueHead {

  @Override
  public Tensor forward(Tensor features) {
    Tensor x = hidden.forward(features);
    // Actions often differ by less than bfloat16 can tell: what compares them is always float32.
    return last.forward(x.to(ScalarType.Float), Precision.FLOAT32);
  }

  @Override
  public List<Operation> describe(TensorNames names) {
    return Operation.sequence(hidden.describe(names), List.of(last.describe(names)));
  }
}
