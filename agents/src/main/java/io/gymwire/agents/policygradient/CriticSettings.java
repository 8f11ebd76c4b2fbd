package io.gymwire.agents.policygradient;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.network.NetworkForm;
import io.gymwire.agentsdk.network.OptimizerSettings;
import io.gymwire.agentsdk.network.ValueNetwork;
import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.protocol.random.SeedSequence;
import org.bytedeco.pytorch.Device;

/** Settings of a value that is learnt apart from the policy. */
public record CriticSettings(
    @Describe("of the value's own optimiser") double valueLearningRate,
    @Describe(value = "of the value after each of the policy", unit = "gradient updates")
        int valueUpdates) {

  /** Checks every value. */
  public CriticSettings {
    require(valueLearningRate > 0, "value-learning-rate", "above 0", valueLearningRate);
    require(valueUpdates >= 1, "value-updates", "at least 1", valueUpdates);
  }

  /** Returns a critic that knows nothing yet, whose optimiser is of the policy's kind. */
  Critic newCritic(
      NetworkForm form, OptimizerSettings optimizer, SeedSequence seed, Device device) {
    ValueNetwork network = new ValueNetwork(form, seed, device);
    return new Critic(
        network, optimizer.newOptimizer(network.parameters()), valueLearningRate, valueUpdates);
  }
}
