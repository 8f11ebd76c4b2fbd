package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.rollout.GeneralizedAdvantage;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.agentsdk.rollout.Window;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Learns nothing, and keeps what it was given; both of two actions are as likely. */
final class RecordingLearner implements Learner {
  private final IntFunction<Window> window;
  private final GeneralizedAdvantage estimator;
  float[] observation = {};
  float[] logProbability = {};
  float[] value = {};
  float[] advantage = {};
  float[] returns = {};

  RecordingLearner(IntFunction<Window> window, GeneralizedAdvantage estimator) {
    this.window = window;
    this.estimator = estimator;
  }

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public ActorCritic network() {
    return new ActorCritic() {
      @Override
      public Tensor policy(Tensor rows) {
        return torch.zeros(rows.size(0), 2);
      }

      @Override
      public Tensor value(Tensor rows) {
        return rows.squeeze(1);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Window newWindow(int environments) {
    return window.apply(environments);
  }

  @Override
  public GeneralizedAdvantage estimator() {
    return estimator;
  }

  @Override
  public int learn(RolloutBatch batch, long environmentSteps, Metrics metrics) {
    observation = Tensors.floats(batch.observation());
    logProbability = Tensors.floats(batch.logProbability());
    value = Tensors.floats(batch.value());
    advantage = Tensors.floats(batch.advantage());
    returns = Tensors.floats(batch.returns());
    return 1;
  }

  @Override
  public void savePolicy(StateWriter state) {}

  @Override
  public void loadPolicy(StateReader state) {}

  @Override
  public Optional<List<Operation>> describePolicy() {
    return Optional.empty();
  }

  @Override
  public void saveLearning(StateWriter state) {}

  @Override
  public void loadLearning(StateReader state) {}

  @Override
  public void close() {}
}
