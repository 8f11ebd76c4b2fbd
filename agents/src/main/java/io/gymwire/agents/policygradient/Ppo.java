package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.distribution.Distribution;
import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.network.ActorCriticMaker;
import io.gymwire.agentsdk.network.JointActorCritic;
import io.gymwire.agentsdk.network.ParameterOptimizer;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.rollout.GeneralizedAdvantage;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.agentsdk.rollout.Window;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.random.SeedSequence;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Proximal policy optimisation: Schulman et al., "Proximal Policy Optimization Algorithms" (2017).
 *
 * <p>With r(theta) = pi(a | s; theta) / pi(a | s; theta_old) and advantages A by generalized
 * advantage estimation, every minibatch of a rollout, in several epochs, descends
 *
 * <pre>  L = -mean min(r A, clip(r, 1 - epsilon, 1 + epsilon) A)
 *       + c_v mean (V(s) - R)^2 - c_e mean H(pi(. | s))</pre>
 *
 * so that a policy gains nothing from going further from the old one than epsilon.
 */
public final class Ppo implements Learner {
  private static final String NETWORK = "ppo/network";

  private final PpoHyperparameters hyperparameters;
  private final DistributionFamily family;
  private final Device device;
  private final JointActorCritic network;
  private final ParameterOptimizer optimizer;
  private final Schedule learningRates;
  private Pcg64 shuffling;

  Ppo(
      EnvironmentSpec spec,
      PpoHyperparameters hyperparameters,
      ActorCriticMaker networks,
      SeedSequence seeds,
      Device device) {
    this.hyperparameters = hyperparameters;
    family = DistributionFamily.of(spec.actionSpace());
    this.device = device;
    network =
        networks.make(
            ObservationRows.of(spec.observationSpace()),
            family.parameters(),
            seeds.child(0),
            device);
    optimizer = hyperparameters.optimizer().newOptimizer(network.parameters());
    learningRates = hyperparameters.optimizer().learningRates();
    shuffling = Pcg64.of(seeds.child(2));
  }

  /**
   * Makes an agent that knows nothing yet.
   *
   * @param spec of the environments: actions Discrete, MultiDiscrete, MultiBinary or a Box of
   *     floats
   * @param hyperparameters how to learn
   * @param seed of weights, actions and minibatches
   * @param device where the networks run
   */
  public static Algorithm agent(
      EnvironmentSpec spec, PpoHyperparameters hyperparameters, long seed, Device device) {
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
      PpoHyperparameters hyperparameters,
      ActorCriticMaker networks,
      long seed,
      Device device) {
    SeedSequence seeds = Seeds.of(seed);
    Ppo ppo = new Ppo(spec, hyperparameters, networks, seeds, device);
    return new OnPolicyAgent(spec, ppo, seeds.child(1), device);
  }

  @Override
  public String name() {
    return "ppo";
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

  /** Does all epochs, or as many minibatches as the limit of the divergence allows. */
  @Override
  public int learn(RolloutBatch batch, long environmentSteps, Metrics metrics) {
    metrics.log("train/explained_variance", Statistics.explainedVariance(batch));
    double learningRate = learningRates.at(environmentSteps);
    metrics.log("train/learning_rate", learningRate);
    int count = Math.min(hyperparameters.minibatches(), batch.rows());
    int updates = 0;
    for (int epoch = 0; epoch < hyperparameters.epochs(); epoch++) {
      NdArray order = Statistics.permutation(shuffling, batch.rows());
      for (int part = 0; part < count; part++) {
        try (PointerScope scope = new PointerScope()) {
          int first = (int) ((long) batch.rows() * part / count);
          int end = (int) ((long) batch.rows() * (part + 1) / count);
          Tensor index = Tensors.over(order).narrow(0, first, end - first);
          if (!descend(batch.rows(index.to(device, index.scalar_type())), learningRate, metrics)) {
            return updates;
          }
          updates++;
        }
      }
    }
    return updates;
  }

  /** Does one gradient step on L, unless the policy has gone too far from the old one already. */
  private boolean descend(RolloutBatch batch, double learningRate, Metrics metrics) {
    ActorCritic.Output output = network.forward(batch.observation());
    Distribution pi = Statistics.distribution(family, output.policy(), batch.mask());
    Tensor logRatio = pi.logProbability(batch.action()).sub(batch.logProbability());
    Tensor ratio = logRatio.exp();
    // Schulman's estimate of KL(old || new), never negative: (r - 1) - log r.
    double divergence = ratio.sub(new Scalar(1)).sub(logRatio).mean().item_float();
    metrics.log("train/kl_divergence", divergence);
    if (divergence > hyperparameters.targetKl().orElse(Double.POSITIVE_INFINITY)) {
      return false;
    }
    Tensor advantage = Statistics.advantage(batch, hyperparameters.normalizeAdvantages());
    Tensor policyLoss = policyLoss(ratio, advantage);
    Tensor valueLoss = valueLoss(output.value(), batch);
    Tensor entropy = pi.entropy().mean();
    Tensor loss =
        policyLoss
            .add(valueLoss, new Scalar(hyperparameters.valueCoefficient()))
            .sub(entropy, new Scalar(hyperparameters.entropyCoefficient()));
    metrics.log("train/loss", Checks.finite(loss.item_float(), batch));
    metrics.log("train/policy_loss", policyLoss.item_float());
    metrics.log("train/value_loss", valueLoss.item_float());
    metrics.log("train/entropy", entropy.item_float());
    metrics.log("train/clip_fraction", clipFraction(ratio));
    double maxNorm = hyperparameters.optimizer().maxGradientNorm();
    metrics.log("train/gradient_norm", optimizer.descend(loss, maxNorm, learningRate));
    return true;
  }

  private Tensor policyLoss(Tensor ratio, Tensor advantage) {
    Tensor clipped = clamp(ratio, 1 - hyperparameters.clipRange(), 1 + hyperparameters.clipRange());
    return torch.minimum(ratio.mul(advantage), clipped.mul(advantage)).mean().neg();
  }

  /**
   * Returns mean (V - R)^2, or, with a clip range for values, the mean of the worse of it and the
   * same for V clipped to that distance from the old V (as OpenAI's baselines do).
   */
  private Tensor valueLoss(Tensor value, RolloutBatch batch) {
    Tensor squares = value.sub(batch.returns()).square();
    double range = hyperparameters.valueClipRange();
    if (range == 0) {
      return squares.mean();
    }
    Tensor near = batch.value().add(clamp(value.sub(batch.value()), -range, range));
    return torch.maximum(squares, near.sub(batch.returns()).square()).mean();
  }

  private double clipFraction(Tensor ratio) {
    Tensor distance = ratio.detach().sub(new Scalar(1)).abs();
    Tensor outside = distance.gt(new Scalar(hyperparameters.clipRange()));
    return outside.to(ScalarType.Float).mean().item_float();
  }

  private static Tensor clamp(Tensor tensor, double low, double high) {
    return tensor.clamp(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
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
    optimizer.save(state, "ppo/optimizer");
    state.putGenerator("ppo/shuffling", shuffling);
  }

  @Override
  public void loadLearning(StateReader state) {
    optimizer.load(state, "ppo/optimizer");
    shuffling = state.getGenerator("ppo/shuffling");
  }

  @Override
  public void close() {
    optimizer.close();
    network.close();
  }
}
