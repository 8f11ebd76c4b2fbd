package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Discrete;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Chooses argmax_a Q(s, a) for a whole batch of observations at once. */
final class GreedyPolicy implements Policy {
  private final QNetwork network;
  private final ObservationRows rows;
  private final long firstAction;
  private Batch batch;

  /**
   * What goes into the network and comes out of it, as arrays and as tensors over the same memory.
   */
  private record Batch(
      NdArray observation, Tensor observationTensor, NdArray action, Tensor actionTensor) {

    static Batch of(NdArray observation) {
      NdArray action = NdArray.zeros(DType.INT64, observation.length(0));
      return new Batch(observation, Tensors.over(observation), action, Tensors.over(action));
    }
  }

  GreedyPolicy(QNetwork network, ObservationRows rows, Discrete actions) {
    this.network = network;
    this.rows = rows;
    this.firstAction = actions.start();
    this.batch = allocate(1);
  }

  @Override
  public NdArray act(Object observation, Map<String, Object> info) {
    NdArray observations = rows.of(observation);
    if (observations.length(0) != batch.action.size()) {
      batch = allocate(observations.length(0));
    }
    batch.observation.copyFrom(observations);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor values = network.forward(batch.observationTensor);
      batch.actionTensor.copy_(values.argmax(new LongOptional(1), false));
      if (firstAction != 0) {
        batch.actionTensor.add_(new Scalar(firstAction));
      }
    }
    return batch.action;
  }

  private Batch allocate(int count) {
    return Batch.of(NdArray.zeros(rows.dtype(), count, rows.size()));
  }
}
