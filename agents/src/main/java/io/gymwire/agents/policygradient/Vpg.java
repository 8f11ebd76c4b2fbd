package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.distribution.Distribution;
import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.network.NetworkForm;
import io.gymwire.agentsdk.network.ParameterOptimizer;
import io.gymwire.agentsdk.network.PolicyNetwork;
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
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Vanilla policy gradient: Sutton et al., "Policy Gradient Methods for Reinforcement Learning with
 * Function Approximation" (2000), with the advantages of Schulman et al. 2016 and a bonus for
 * entropy.
 *
 * <p>After every T steps of all environments the policy descends once
 *
 * <pre>  L = -mean A log pi(a | s) - c_e mean H(pi(. | s))</pre>
 *
 * and then the critic, which shares nothing with it, several times mean (V(s) - R)^2.
 */
public final class Vpg implements Learner {
  private static final String NETWORK = "vpg/network";

  private final VpgHyperparameters hyperparameters;
  private final DistributionFamily family;
  private final PolicyNetwork network;
  private final ParameterOptimizer optimizer;
  private final Critic critic;
  private final Schedule learningRates;

  Vpg(EnvironmentSpec spec, VpgHyperparameters hyperparameters, SeedSequence seeds, Device device) {
    this.hyperparameters = hyperparameters;
    family = DistributionFamily.of(spec.actionSpace());
    NetworkForm form = hyperparameters.network().form(spec);
    network = new PolicyNetwork(form, seeds.child(0), device);
    optimizer = hyperparameters.optimizer().newOptimizer(network.parameters());
    critic =
        hyperparameters
            .critic()
            .newCritic(form, hyperparameters.optimizer(), seeds.child(3), device);
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
      EnvironmentSpec spec, VpgHyperparameters hyperparameters, long seed, Device device) {
    SeedSequence seeds = Seeds.of(seed);
    Vpg vpg = new Vpg(spec, hyperparameters, seeds, device);
    return new OnPolicyAgent(spec, vpg, seeds.child(1), device);
  }

  @Override
  public String name() {
    return "vpg";
  }

  @Override
  public ActorCritic network() {
    return new SeparateNetworks(network, Optional.of(critic.network()));
  }

  @Override
  public Window newWindow(int environments) {
    return hyperparameters.rollout().newWindow(environments);
  }

  @Override
  public GeneralizedAdvantage estimator() {
    return hyperparameters.rollout().estimator();
  }

  /** Does one step of the policy, then fits the critic. */
  @Override
  public int learn(RolloutBatch batch, long environmentSteps, Metrics metrics) {
    Distribution pi =
        Statistics.distribution(family, network.forward(batch.observation()), batch.mask());
    Tensor advantage = Statistics.advantage(batch, hyperparameters.normalizeAdvantages());
    Tensor policyLoss = pi.logProbability(batch.action()).mul(advantage).mean().neg();
    Tensor entropy = pi.entropy().mean();
    Tensor loss = policyLoss.sub(entropy, new Scalar(hyperparameters.entropyCoefficient()));
    metrics.log("train/loss", Checks.finite(loss.item_float(), batch));
    metrics.log("train/policy_loss", policyLoss.item_float());
    metrics.log("train/entropy", entropy.item_float());
    metrics.log("train/explained_variance", Statistics.explainedVariance(batch));
    double learningRate = learningRates.at(environmentSteps);
    metrics.log("train/learning_rate", learningRate);
    double maxNorm = hyperparameters.optimizer().maxGradientNorm();
    metrics.log("train/gradient_norm", optimizer.descend(loss, maxNorm, learningRate));
    critic.fit(batch, metrics);
    return 1 + critic.updates();
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
    optimizer.save(state, "vpg/optimizer");
    critic.save(state, "vpg");
  }

  @Override
  public void loadLearning(StateReader state) {
    optimizer.load(state, "vpg/optimizer");
    critic.load(state, "vpg");
  }

  @Override
  public void close() {
    critic.close();
    optimizer.close();
    network.close();
  }
}
