package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.distribution.Distribution;
import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.network.NetworkForm;
import io.gymwire.agentsdk.network.ParameterOptimizer;
import io.gymwire.agentsdk.network.PolicyNetwork;
import io.gymwire.agentsdk.rollout.EpisodeWindow;
import io.gymwire.agentsdk.rollout.GeneralizedAdvantage;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.agentsdk.rollout.Window;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.random.SeedSequence;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * REINFORCE: Williams, "Simple Statistical Gradient-Following Algorithms for Connectionist
 * Reinforcement Learning", Machine Learning 8 (1992), the episodic form.
 *
 * <p>From E whole episodes under one policy, with the discounted return G_t from step t to the
 * episode's end and a baseline b, it does one step along
 *
 * <pre>  1/E sum_episodes sum_t (G_t - b(s_t)) grad log pi(a_t | s_t)</pre>
 */
public final class Reinforce implements Learner {
  private static final String NETWORK = "reinforce/network";

  private final ReinforceHyperparameters hyperparameters;
  private final DistributionFamily family;
  private final PolicyNetwork network;
  private final ParameterOptimizer optimizer;
  private final Optional<Critic> critic;
  private final Schedule learningRates;

  Reinforce(
      EnvironmentSpec spec,
      ReinforceHyperparameters hyperparameters,
      SeedSequence seeds,
      Device device) {
    this.hyperparameters = hyperparameters;
    family = DistributionFamily.of(spec.actionSpace());
    NetworkForm form = hyperparameters.network().form(spec);
    network = new PolicyNetwork(form, seeds.child(0), device);
    optimizer = hyperparameters.optimizer().newOptimizer(network.parameters());
    critic =
        hyperparameters.baseline() == Baseline.VALUE
            ? Optional.of(
                hyperparameters
                    .critic()
                    .newCritic(form, hyperparameters.optimizer(), seeds.child(3), device))
            : Optional.empty();
    learningRates = hyperparameters.optimizer().learningRates();
  }

  /**
   * Makes an agent that knows nothing yet.
   *
   * @param spec of the environments: actions Discrete, MultiDiscrete, MultiBinary or a Box of
   *     floats
   * @param hyperparameters how to learn
   * @param seed of weights and actions
   * @param device where the networks run
   */
  public static Algorithm agent(
      EnvironmentSpec spec, ReinforceHyperparameters hyperparameters, long seed, Device device) {
    SeedSequence seeds = Seeds.of(seed);
    Reinforce reinforce = new Reinforce(spec, hyperparameters, seeds, device);
    return new OnPolicyAgent(spec, reinforce, seeds.child(1), device);
  }

  @Override
  public String name() {
    return "reinforce";
  }

  @Override
  public ActorCritic network() {
    return new SeparateNetworks(network, critic.map(Critic::network));
  }

  @Override
  public Window newWindow(int environments) {
    return new EpisodeWindow(environments, hyperparameters.batchEpisodes());
  }

  /**
   * Returns the estimator of whole discounted returns, less the critic's values if there is one.
   */
  @Override
  public GeneralizedAdvantage estimator() {
    return new GeneralizedAdvantage(hyperparameters.gamma(), 1);
  }

  /** Does one step of the policy, then fits the critic if there is one. */
  @Override
  public int learn(RolloutBatch batch, long environmentSteps, Metrics metrics) {
    Distribution pi =
        Statistics.distribution(family, network.forward(batch.observation()), batch.mask());
    Tensor weight =
        hyperparameters.baseline() == Baseline.MEAN
            ? batch.advantage().sub(batch.advantage().mean())
            : batch.advantage();
    Tensor loss =
        pi.logProbability(batch.action())
            .mul(weight)
            .sum()
            .div(new Scalar(-1.0 * hyperparameters.batchEpisodes()));
    metrics.log("train/loss", Checks.finite(loss.item_float(), batch));
    metrics.log("train/entropy", entropy(pi));
    double learningRate = learningRates.at(environmentSteps);
    metrics.log("train/learning_rate", learningRate);
    double maxNorm = hyperparameters.optimizer().maxGradientNorm();
    metrics.log("train/gradient_norm", optimizer.descend(loss, maxNorm, learningRate));
    if (critic.isPresent()) {
      metrics.log("train/explained_variance", Statistics.explainedVariance(batch));
      critic.get().fit(batch, metrics);
    }
    return 1 + critic.map(Critic::updates).orElse(0);
  }

  /** Returns the mean entropy, which the loss has no part of. */
  private static double entropy(Distribution pi) {
    try (NoGradGuard guard = new NoGradGuard()) {
      return pi.entropy().mean().item_float();
    }
  }

  @Override
  public void savePolicy(StateWriter state) {
    network.parameters().save(state, NETWORK);
  }

  @Override
  public void loadPolicy(StateReader state) {
    network.parameters().load(state, NETWORK);
  }

  @Override
  public Optional<List<Operation>> describePolicy() {
    return Optional.of(network.describe(network.parameters().names(NETWORK)));
  }

  @Override
  public void saveLearning(StateWriter state) {
    optimizer.save(state, "reinforce/optimizer");
    critic.ifPresent(present -> present.save(state, "reinforce"));
  }

  @Override
  public void loadLearning(StateReader state) {
    optimizer.load(state, "reinforce/optimizer");
    critic.ifPresent(present -> present.load(state, "reinforce"));
  }

  @Override
  public void close() {
    critic.ifPresent(Critic::close);
    optimizer.close();
    network.close();
  }
}
