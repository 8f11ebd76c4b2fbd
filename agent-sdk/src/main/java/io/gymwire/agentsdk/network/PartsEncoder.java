package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.observation.ObservationRows;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Encodes the parts of a Dict, each in its own way, and puts their features side by side. */
record PartsEncoder(List<Part> parts) implements Encoder {
  /** Where a part lies in a row, and what encodes it. */
  record Part(ObservationRows.Part place, Encoder encoder) {
    Tensor forward(Tensor bytes) {
      ObservationRows rows = place.rows();
      long length = (long) rows.size() * rows.dtype().byteSize();
      Tensor values = bytes.narrow(1, place.offset(), length).contiguous();
      return encoder.forward(values.view(Tensors.scalarType(rows.dtype()))).to(ScalarType.Float);
    }

    Operation.Part describe(TensorNames names) {
      return new Operation.Part(place.key(), encoder.describe(names));
    }
  }

  @Override
  public int features() {
    return parts.stream().mapToInt(part -> part.encoder.features()).sum();
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Tensor forward(Tensor rows) {
    Tensor[] features = parts.stream().map(part -> part.forward(rows)).toArray(Tensor[]::new);
    return torch.cat(new TensorVector(features), 1);
  }

  @Override
  public List<Operation> describe(TensorNames names) {
    return List.of(
        Operation.concatenate(parts.stream().map(part -> part.describe(names)).toList()));
  }
}
