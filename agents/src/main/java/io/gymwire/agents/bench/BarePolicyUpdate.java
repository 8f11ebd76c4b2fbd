package io.gymwire.agents.bench;

import io.gymwire.agents.policygradient.A2cHyperparameters;
import io.gymwire.agents.policygradient.PpoHyperparameters;
import io.gymwire.agents.policygradient.ReinforceHyperparameters;
import io.gymwire.agents.policygradient.VpgHyperparameters;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Policy gradients by hand, for Discrete actions and networks that share nothing. */
final class BarePolicyUpdate implements BareUpdate {
  private final List<BareNetwork> networks;
  private final List<BareDescent> descents;

  private BarePolicyUpdate(List<BareNetwork> networks, List<BareDescent> descents) {
    this.networks = networks;
    this.descents = descents;
  }

  /** REINFORCE without a baseline. */
  static BareUpdate reinforce(Snapshot state, ReinforceHyperparameters h, RolloutBatch batch) {
    BareNetwork actor = network(state, "reinforce/network");
    Scalar episodes = new Scalar(-1.0 * h.batchEpisodes());
    BareDescent descent =
        new BareDescent(
            () ->
                chosen(logProbabilities(actor.chain("", batch.observation())), batch)
                    .mul(batch.advantage())
                    .sum()
                    .div(episodes),
            actor.parameterVector(),
            h.optimizer().learningRate(),
            h.optimizer().maxGradientNorm(),
            1);
    return new BarePolicyUpdate(List.of(actor), List.of(descent));
  }

  /** Vanilla policy gradient, then its critic. */
  static BareUpdate vpg(Snapshot state, VpgHyperparameters h, RolloutBatch batch) {
    BareNetwork actor = network(state, "vpg/network");
    BareNetwork critic = network(state, "vpg/value_network");
    Scalar entropyCoefficient = new Scalar(h.entropyCoefficient());
    BareDescent ofActor =
        new BareDescent(
            () -> {
              Tensor all = logProbabilities(actor.chain("", batch.observation()));
              Tensor gain = chosen(all, batch).mul(normalized(batch.advantage())).mean();
              return gain.neg().sub(entropy(all), entropyCoefficient);
            },
            actor.parameterVector(),
            h.optimizer().learningRate(),
            h.optimizer().maxGradientNorm(),
            1);
    BareDescent ofCritic =
        new BareDescent(
            () -> torch.mse_loss(value(critic, "", batch), batch.returns()),
            critic.parameterVector(),
            h.critic().valueLearningRate(),
            0,
            h.critic().valueUpdates());
    return new BarePolicyUpdate(List.of(actor, critic), List.of(ofActor, ofCritic));
  }

  /** Advantage actor-critic. */
  static BareUpdate a2c(Snapshot state, A2cHyperparameters h, RolloutBatch batch) {
    BareNetwork both = network(state, "a2c/network");
    Scalar valueCoefficient = new Scalar(h.valueCoefficient());
    Scalar entropyCoefficient = new Scalar(h.entropyCoefficient());
    BareDescent descent =
        new BareDescent(
            () -> {
              Tensor all = logProbabilities(both.chain("policy", batch.observation()));
              Tensor gain = chosen(all, batch).mul(batch.advantage()).mean();
              return torch
                  .mse_loss(value(both, "value", batch), batch.returns())
                  .mul(valueCoefficient)
                  .sub(gain)
                  .sub(entropy(all), entropyCoefficient);
            },
            both.parameterVector(),
            h.optimizer().learningRate(),
            h.optimizer().maxGradientNorm(),
            1);
    return new BarePolicyUpdate(List.of(both), List.of(descent));
  }

  /** Proximal policy optimisation, each epoch over the whole rollout. */
  static BareUpdate ppo(Snapshot state, PpoHyperparameters h, RolloutBatch batch) {
    BareNetwork both = network(state, "ppo/network");
    Scalar valueCoefficient = new Scalar(h.valueCoefficient());
    Scalar entropyCoefficient = new Scalar(h.entropyCoefficient());
    ScalarOptional low = new ScalarOptional(new Scalar(1 - h.clipRange()));
    ScalarOptional high = new ScalarOptional(new Scalar(1 + h.clipRange()));
    BareDescent descent =
        new BareDescent(
            () -> {
              Tensor all = logProbabilities(both.chain("policy", batch.observation()));
              Tensor ratio = chosen(all, batch).sub(batch.logProbability()).exp();
              Tensor advantage = normalized(batch.advantage());
              Tensor clipped = ratio.clamp(low, high).mul(advantage);
              Tensor gain = torch.minimum(ratio.mul(advantage), clipped).mean();
              return torch
                  .mse_loss(value(both, "value", batch), batch.returns())
                  .mul(valueCoefficient)
                  .sub(gain)
                  .sub(entropy(all), entropyCoefficient);
            },
            both.parameterVector(),
            h.optimizer().learningRate(),
            h.optimizer().maxGradientNorm(),
            h.epochs());
    return new BarePolicyUpdate(List.of(both), List.of(descent));
  }

  @Override
  public void restore() {
    networks.forEach(BareNetwork::restore);
  }

  @Override
  public void run(Consumer<Tensor> losses) {
    descents.forEach(descent -> descent.run(losses));
  }

  private static BareNetwork network(Snapshot state, String name) {
    return new BareNetwork(state.network(name), Tensor::tanh, false);
  }

  private static Tensor logProbabilities(Tensor logits) {
    return logits.log_softmax(1);
  }

  private static Tensor chosen(Tensor logProbabilities, RolloutBatch batch) {
    return logProbabilities.gather(1, batch.action()).squeeze(1);
  }

  private static Tensor entropy(Tensor logProbabilities) {
    return logProbabilities.exp().mul(logProbabilities).sum(1).mean().neg();
  }

  private static Tensor value(BareNetwork network, String part, RolloutBatch batch) {
    return network.chain(part, batch.observation()).squeeze(1);
  }

  private static Tensor normalized(Tensor advantage) {
    return advantage.sub(advantage.mean()).div(advantage.std().add(new Scalar(1e-8)));
  }
}
