package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ActionMasks;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Discrete;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Chooses argmax_a Q(s, a) among the actions that are allowed, for a whole batch of observations at
 * once and without noise.
 */
final class GreedyPolicy implements Policy {
  private final QNetwork network;
  private final ReturnEstimate estimate;
  private final ObservationRows rows;
  private final Discrete actions;
  private final Scalar lowest = new Scalar(Double.NEGATIVE_INFINITY);
  private Batch batch;

  /**
   * What goes into the network and comes out of it, as arrays and as tensors over the same memory.
   */
  private record Batch(
      NdArray observation,
      Tensor observationTensor,
      NdArray forbidden,
      Tensor forbiddenTensor,
      NdArray action,
      Tensor actionTensor) {

    static Batch of(NdArray observation, int actions) {
      int count = observation.length(0);
      NdArray forbidden = NdArray.zeros(DType.BOOL, count, actions);
      NdArray action = NdArray.zeros(DType.INT64, count);
      return new Batch(
          observation,
          Tensors.over(observation),
          forbidden,
          Tensors.over(forbidden),
          action,
          Tensors.over(action));
    }
  }

  GreedyPolicy(QNetwork network, ReturnEstimate estimate, ObservationRows rows, Discrete actions) {
    this.network = network;
    this.estimate = estimate;
    this.rows = rows;
    this.actions = actions;
    this.batch = allocate(1);
  }

  @Override
  public NdArray act(Object observation, Map<String, Object> info) {
    NdArray observations = rows.of(observation);
    network.silence();
    return act(observations, masks(info, observations.length(0)));
  }

  /** Returns which actions {@code info} allows. */
  Optional<boolean[][]> masks(Map<String, Object> info, int count) {
    return ActionMasks.ofBatch(info, count, Math.toIntExact(actions.n()));
  }

  /** Returns actions with the noise that the network has; valid until the next call. */
  NdArray act(NdArray observations, Optional<boolean[][]> masks) {
    if (observations.length(0) != batch.action.size()) {
      batch = allocate(observations.length(0));
    }
    batch.observation.copyFrom(observations);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor values = estimate.values(network.forward(batch.observationTensor));
      if (masks.isPresent()) {
        forbid(masks.get());
        values.masked_fill_(batch.forbiddenTensor.to(values.device(), ScalarType.Bool), lowest);
      }
      batch.actionTensor.copy_(values.argmax(new LongOptional(1), false));
      if (actions.start() != 0) {
        batch.actionTensor.add_(new Scalar(actions.start()));
      }
    }
    return batch.action;
  }

  private void forbid(boolean[]... allowed) {
    for (int row = 0; row < allowed.length; row++) {
      for (int action = 0; action < allowed[row].length; action++) {
        batch.forbidden.setBoolean(row * allowed[row].length + action, !allowed[row][action]);
      }
    }
  }

  private Batch allocate(int count) {
    int actionCount = Math.toIntExact(actions.n());
    return Batch.of(NdArray.zeros(rows.dtype(), count, rows.size()), actionCount);
  }
}
