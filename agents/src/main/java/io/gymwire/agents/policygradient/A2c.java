package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.distribution.Distribution;
import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.network.ActorCriticMaker;
import io.gymwire.agentsdk.network.JointActorCritic;
import io.gymwire.agentsdk.network.ParameterOptimizer;
import io.gymwire.agentsdk.observation.ObservationRows;
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
 * Advantage actor-critic: Mnih et al., "Asynchronous Methods for Deep Reinforcement Learning"
 * (2016), with environments that step together instead of asynchronous workers.
 *
 * <p>After every T steps of all environments it descends once
 *
 * <pre>  L = -mean A log pi(a | s) + c_v mean (V(s) - R)^2 - c_e mean H(pi(. | s))</pre>
 *
 * where R is the n-step return, up to the window's end and from there on V, and A = R - V(s),
 * through which no gradient flows (or, with lambda below 1, generalized advantage estimation).
 */
public final class A2c implements Learner {
  private static final String NETWORK = "a2c/network";

  private final A2cHyperparameters hyperparameters;
  private final DistributionFamily family;
  private final JointActorCritic network;
  private final ParameterOptimizer optimizer;
  private final Schedule learningRates;

  A2c(
      EnvironmentSpec spec,
      A2cHyperparameters hyperparameters,
      ActorCriticMaker networks,
      SeedSequence seeds,
      Device device) {
    this.hyperparameters = hyperparameters;
    family = DistributionFamily.of(spec.actionSpace());
    network =
        networks.make(
            ObservationRows.of(spec.observationSpace()),
            family.parameters(),
            seeds.child(0),
            device);
    optimizer = hyperparameters.optimizer().newOptimizer(network.parameters());
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
      EnvironmentSpec spec, A2cHyperparameters hyperparameters, long seed, Device device) {
    return agent(spec, hyperparameters, hyperparameters.networks(spec), seed, device);
  }

  /**
   * Makes an agent with a network of one's own, which knows nothing yet.
   *
   * @param spec of the environments: actions as above
   * @param hyperparameters how to learn; those of the network are for {@code networks} to heed
   * @param networks makes the network
   * @param seed of all that is random
   * @param device where the network runs
   */
  public static Algorithm agent(
      EnvironmentSpec spec,
      A2cHyperparameters hyperparameters,
      ActorCriticMaker networks,
      long seed,
      Device device) {
    SeedSequence seeds = Seeds.of(seed);
    A2c a2c = new A2c(spec, hyperparameters, networks, seeds, device);
    return new OnPolicyAgent(spec, a2c, seeds.child(1), device);
  }

  @Override
  public String name() {
    return "a2c";
  }

  @Override
  public ActorCritic network() {
    return network;
  }

  @Override
  public Window newWindow(int environments) {
    return hyperparameters.rollout().newWindow(environments);
  }

  @Override
  public GeneralizedAdvantage estimator() {
    return hyperparameters.rollout().estimator();
  }

  /** Does one gradient step on L. */
  @Override
  public int learn(RolloutBatch batch, long environmentSteps, Metrics metrics) {
    ActorCritic.Output output = network.forward(batch.observation());
    Distribution pi = Statistics.distribution(family, output.policy(), batch.mask());
    Tensor advantage = Statistics.advantage(batch, hyperparameters.normalizeAdvantages());
    Tensor policyLoss = pi.logProbability(batch.action()).mul(advantage).mean().neg();
    Tensor valueLoss = output.value().sub(batch.returns()).square().mean();
    Tensor entropy = pi.entropy().mean();
    Tensor loss =
        policyLoss
            .add(valueLoss, new Scalar(hyperparameters.valueCoefficient()))
            .sub(entropy, new Scalar(hyperparameters.entropyCoefficient()));
    metrics.log("train/loss", Checks.finite(loss.item_float(), batch));
    metrics.log("train/policy_loss", policyLoss.item_float());
    metrics.log("train/value_loss", valueLoss.item_float());
    metrics.log("train/entropy", entropy.item_float());
    metrics.log("train/explained_variance", Statistics.explainedVariance(batch));
    double learningRate = learningRates.at(environmentSteps);
    metrics.log("train/learning_rate", learningRate);
    double maxNorm = hyperparameters.optimizer().maxGradientNorm();
    metrics.log("train/gradient_norm", optimizer.descend(loss, maxNorm, learningRate));
    return 1;
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
    return network.describePolicy(network.parameters().names(NETWORK));
  }

  @Override
  public void saveLearning(StateWriter state) {
    optimizer.save(state, "a2c/optimizer");
  }

  @Override
  public void loadLearning(StateReader state) {
    optimizer.load(state, "a2c/optimizer");
  }

  @Override
  public void close() {
    optimizer.close();
    network.close();
  }
}
