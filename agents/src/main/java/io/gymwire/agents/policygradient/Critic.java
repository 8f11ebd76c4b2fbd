package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.network.ParameterOptimizer;
import io.gymwire.agentsdk.network.ValueNetwork;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** A value network with an optimiser of its own: regression of V(s) on the returns. */
record Critic(ValueNetwork network, ParameterOptimizer optimizer, double learningRate, int updates)
    implements AutoCloseable {

  /** Descends mean (V(s) - R)^2 over the whole batch, {@link #updates} times. */
  void fit(RolloutBatch batch, Metrics metrics) {
    for (int i = 0; i < updates; i++) {
      try (PointerScope scope = new PointerScope()) {
        Tensor loss = network.forward(batch.observation()).sub(batch.returns()).square().mean();
        metrics.log("train/value_loss", Checks.finite(loss.item_float(), batch));
        metrics.log("train/value_gradient_norm", optimizer.descend(loss, 0, learningRate));
      }
    }
  }

  void save(StateWriter state, String name) {
    network.parameters().save(state, name + "/value_network");
    optimizer.save(state, name + "/value_optimizer");
  }

  void load(StateReader state, String name) {
    network.parameters().load(state, name + "/value_network");
    optimizer.load(state, name + "/value_optimizer");
  }

  @Override
  public void close() {
    optimizer.close();
    network.close();
  }
}
