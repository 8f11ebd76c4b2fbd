package io.gymwire.agents.bench;

import io.gymwire.agents.dqn.DqnHyperparameters;
import io.gymwire.agents.dqn.ReturnSettings;
import io.gymwire.agentsdk.network.Noise;
import io.gymwire.agentsdk.replay.ReplayBatch;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Deep Q-learning by hand, with whatever was added to it: squared errors or C51's cross-entropy.
 */
final class BareValueUpdate implements BareUpdate {
  private static final long WITHOUT_MEAN = 0;
  private static final int ACTIONS = 2;

  private final DqnHyperparameters hyperparameters;
  private final ReturnSettings returns;
  private final BareNetwork network;
  private final BareNetwork target;
  private final BareDescent descent;
  private final Tensor observation;
  private final Tensor action;
  private final Tensor reward;
  private final Tensor bootstrap;
  private final Tensor nextObservation;
  private final Tensor weight;
  private final Tensor support;
  private final Scalar tau;
  private final Scalar one = new Scalar(1.0);
  private final ScalarOptional least;
  private final ScalarOptional most;
  private IntFunction<Tensor> noise = BareValueUpdate::factorisedNoise;

  /** Continues from {@code state}, always on {@code batch}. */
  BareValueUpdate(Snapshot state, DqnHyperparameters hyperparameters, ReplayBatch batch) {
    this.hyperparameters = hyperparameters;
    returns = hyperparameters.returns();
    boolean noisy = hyperparameters.network().noise() == Noise.FACTORISED;
    network = new BareNetwork(state.network("dqn/network"), Tensor::relu, noisy);
    target = new BareNetwork(state.network("dqn/target_network"), Tensor::relu, noisy);
    descent =
        new BareDescent(
            this::loss,
            network.parameterVector(),
            hyperparameters.optimizer().learningRate(),
            0,
            1);
    observation = Snapshot.tensor(batch.observation());
    action = Snapshot.tensor(batch.action());
    reward = Snapshot.tensor(batch.reward());
    bootstrap = Snapshot.tensor(batch.bootstrap());
    nextObservation = Snapshot.tensor(batch.nextObservation());
    weight = Snapshot.tensor(batch.weight());
    tau = new Scalar(hyperparameters.tau());
    least = new ScalarOptional(new Scalar(returns.vMin()));
    most = new ScalarOptional(new Scalar(returns.vMax()));
    support =
        torch.linspace(new Scalar(returns.vMin()), new Scalar(returns.vMax()), returns.atoms());
  }

  /** Takes noise from {@code source} from now on. */
  void drawFrom(IntFunction<Tensor> source) {
    noise = source;
  }

  @Override
  public void restore() {
    noise = BareValueUpdate::factorisedNoise;
  }

  @Override
  public void run(Consumer<Tensor> losses) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      network.draw(noise);
      target.draw(noise);
    }
    descent.run(losses);
    try (NoGradGuard guard = new NoGradGuard()) {
      List<Tensor> sources = network.parameters();
      for (int i = 0; i < sources.size(); i++) {
        target.parameters().get(i).lerp_(sources.get(i), tau);
      }
    }
  }

  private Tensor loss() {
    Tensor output = q(network, observation);
    if (returns.distributional()) {
      Tensor logProbability = ofAction(output, action).log_softmax(1);
      return weighted(projected().mul(logProbability).sum(1).neg().unsqueeze(1)).mean();
    }
    Tensor predicted = output.gather(1, action);
    Tensor y = meanTarget();
    return hyperparameters.priorities().prioritized()
        ? weighted(torch.mse_loss(predicted, y, WITHOUT_MEAN)).mean()
        : torch.mse_loss(predicted, y);
  }

  private Tensor weighted(Tensor losses) {
    return hyperparameters.priorities().prioritized() ? losses.mul(weight) : losses;
  }

  private Tensor meanTarget() {
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor next = q(target, nextObservation);
      Tensor value =
          hyperparameters.doubleQ()
              ? next.gather(1, best(q(network, nextObservation)))
              : next.amax(new long[] {1}, true);
      return torch.addcmul(reward, bootstrap, value);
    }
  }

  /** Returns the target's probabilities by algorithm 1 of Bellemare et al. 2017. */
  private Tensor projected() {
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor next = q(target, nextObservation);
      Tensor chooser = hyperparameters.doubleQ() ? q(network, nextObservation) : next;
      Tensor mean = chooser.unflatten(1, ACTIONS, -1).softmax(2).matmul(support);
      Tensor probability = ofAction(next, best(mean)).softmax(1);
      double spacing = (returns.vMax() - returns.vMin()) / (returns.atoms() - 1);
      Tensor moved = torch.addcmul(reward, bootstrap, support).clamp(least, most);
      Tensor position = moved.sub(new Scalar(returns.vMin())).div(new Scalar(spacing));
      Tensor below = position.floor();
      Tensor above = position.sub(below);
      Tensor index = below.to(ScalarType.Long);
      Tensor neighbour = below.add(one).clamp_max(new Scalar(returns.atoms() - 1.0));
      return torch
          .zeros_like(probability)
          .scatter_add_(1, index, probability.mul(torch.rsub(above, one)))
          .scatter_add_(1, neighbour.to(ScalarType.Long), probability.mul(above));
    }
  }

  private Tensor ofAction(Tensor output, Tensor chosen) {
    Tensor index = chosen.unsqueeze(2).expand(-1, 1, returns.atoms());
    return output.unflatten(1, ACTIONS, -1).gather(1, index).squeeze(1);
  }

  private Tensor q(BareNetwork of, Tensor x) {
    if (!hyperparameters.network().dueling()) {
      return of.chain("", x);
    }
    Tensor features = of.activated("", x);
    Tensor value = of.chain("value", features).unsqueeze(1);
    Tensor advantage = of.chain("advantage", features).unflatten(1, ACTIONS, -1);
    return value.add(advantage).sub(advantage.mean(1).unsqueeze(1)).flatten(1, -1);
  }

  private static Tensor best(Tensor values) {
    return values.argmax(new LongOptional(1), true);
  }

  private static Tensor factorisedNoise(int count) {
    Tensor drawn = torch.randn(count);
    return drawn.sign().mul(drawn.abs().sqrt());
  }
}
