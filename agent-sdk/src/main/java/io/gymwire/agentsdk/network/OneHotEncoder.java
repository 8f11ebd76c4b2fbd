package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Gives each value that an integer may have a feature of its own, which is 1 where it is the value.
 */
final class OneHotEncoder implements Encoder {
  private final long[] counts;
  private final long[] starts;
  private final int features;
  private final Tensor offsets; // int64 (n): what makes an integer the index of its feature

  /**
   * Makes the encoder of n integers.
   *
   * @param counts how many values each has
   * @param starts the smallest value of each
   * @param parameters of the network that this is part of
   */
  OneHotEncoder(long[] counts, long[] starts, Parameters parameters) {
    this.counts = counts;
    this.starts = starts;
    features = Math.toIntExact(LongStream.of(counts).sum());
    long[] shifts = new long[counts.length];
    long begin = 0;
    for (int i = 0; i < counts.length; i++) {
      shifts[i] = begin - starts[i];
      begin += counts[i];
    }
    offsets = parameters.keep(torch.tensor(shifts).to(parameters.device(), ScalarType.Long));
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Tensor forward(Tensor rows) {
    Tensor indices = rows.view(-1, offsets.numel()).add(offsets);
    return torch.one_hot(indices, features).sum(1).to(ScalarType.Float);
  }

  @Override
  public List<Operation> describe(TensorNames names) {
    return List.of(Operation.reshape(counts.length), Operation.oneHot(counts, starts));
  }
}
