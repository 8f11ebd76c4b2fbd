package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Takes an observation's numbers as they are, as float32. */
record NumberEncoder(int features) implements Encoder {
  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Tensor forward(Tensor rows) {
    return rows.to(ScalarType.Float).view(-1, features);
  }

  @Override
  public List<Operation> describe(TensorNames names) {
    return List.of(Operation.reshape(features));
  }
}
