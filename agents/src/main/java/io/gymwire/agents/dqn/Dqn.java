package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.description.PolicyDescription;
import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.ParameterOptimizer;
import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.QNetworkForm;
import io.gymwire.agentsdk.network.QNetworkMaker;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ActionMasks;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.replay.MultiStepReturn;
import io.gymwire.agentsdk.replay.ReplayBatch;
import io.gymwire.agentsdk.replay.ReplayMemory;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.random.SeedSequence;
import io.gymwire.protocol.space.Discrete;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Deep Q-learning: Mnih et al., "Human-level control through deep reinforcement learning", Nature
 * 518 (2015), and what was added to it since, each on its own or together (Hessel et al. 2018).
 *
 * <p>A network Q(s, a; theta) learns the return to expect from action a in state s. It acts
 * epsilon-greedily, keeps what happened in a replay memory, and moves Q(s, a; theta) towards
 *
 * <pre>  y = r + gamma (1 - terminated) max_a' Q(s', a'; theta^-)</pre>
 *
 * on batches drawn from it, where theta^- are the weights of a target network that follows theta
 * from behind. An episode cut by a limit (truncated) is not over for the value: only termination
 * ends the sum. On request,
 *
 * <ul>
 *   <li>over n steps: r is the sum of their discounted rewards, and gamma^n times the value of the
 *       state after them is added (Watkins 1989);
 *   <li>double Q: a' is chosen by theta and valued by theta^-, which values it too highly less
 *       often (van Hasselt et al. 2016);
 *   <li>dueling and noisy networks (Wang et al. 2016, Fortunato et al. 2018): {@link QNetworkForm};
 *   <li>priorities (Schaul et al. 2016): {@link ReplayMemory};
 *   <li>distributions of returns (Bellemare et al. 2017): {@link ReturnDistribution}.
 * </ul>
 */
public final class Dqn implements Algorithm {
  private static final String NETWORK = "dqn/network";

  /** Evaluation takes child 0 of the run's seed. */
  private static final int SEED_CHILD = 1;

  private final String name;
  private final DqnHyperparameters hyperparameters;
  private final Schedule epsilons;
  private final Schedule learningRates;
  private final Schedule priorityBetas;
  private final Scalar lowest = new Scalar(Double.NEGATIVE_INFINITY);
  private final ObservationRows rows;
  private final ObservationRows finalRows;
  private final Discrete actions;
  private final Device device;
  private final ReturnEstimate estimate;
  private final QNetwork network;
  private final QNetwork targetNetwork;
  private final ParameterOptimizer optimizer;
  private final ReplayMemory replay;
  private final ReplayBatch batch;
  private final BatchTensors tensors;
  private final NdArray errors;
  private final Tensor errorsTensor;
  private final GreedyPolicy acting;
  private final GreedyPolicy greedy;
  private final EpsilonGreedy exploration;
  private Pcg64 sampling;
  private Pcg64 noise;
  private NdArray before = NdArray.zeros(DType.BOOL, 0);
  private NdArray chosen = NdArray.zeros(DType.INT64, 0);
  private long updates;

  /**
   * Makes an agent that knows nothing yet.
   *
   * @param spec of the environments: actions Discrete
   * @param hyperparameters how to learn
   * @param seed of weights, exploration and sampling
   * @param device where the networks run
   * @throws GymWireException with code UNSUPPORTED if actions are others, or observations that
   *     {@link ObservationRows} does not take
   */
  public Dqn(EnvironmentSpec spec, DqnHyperparameters hyperparameters, long seed, Device device) {
    this(spec, hyperparameters, hyperparameters.network(), seed, device);
  }

  /**
   * Makes an agent with networks of one's own, which knows nothing yet.
   *
   * @param spec of the environments: actions Discrete
   * @param hyperparameters how to learn; those of the network are for {@code networks} to heed
   * @param networks makes the network that learns, and another that gets its weights: the target
   * @param seed of weights, exploration and sampling
   * @param device where the networks run
   * @throws GymWireException with code UNSUPPORTED if actions are others, or observations that
   *     {@link ObservationRows} does not take; with code INVALID_VALUE if the network gives too
   *     many numbers or too few
   */
  public Dqn(
      EnvironmentSpec spec,
      DqnHyperparameters hyperparameters,
      QNetworkMaker networks,
      long seed,
      Device device) {
    this("dqn", spec, hyperparameters, networks, seed, device);
  }

  Dqn(
      String name,
      EnvironmentSpec spec,
      DqnHyperparameters hyperparameters,
      QNetworkMaker networks,
      long seed,
      Device device) {
    if (!(spec.actionSpace() instanceof Discrete discrete)) {
      throw new GymWireException(
          ErrorCode.UNSUPPORTED,
          "%s needs Discrete actions; %s has %s".formatted(name, spec.id(), spec.actionSpace()));
    }
    this.name = name;
    this.rows = ObservationRows.of(spec.observationSpace());
    this.finalRows = ObservationRows.of(spec.observationSpace());
    this.hyperparameters = hyperparameters;
    this.epsilons = hyperparameters.exploration().epsilons();
    this.learningRates = hyperparameters.optimizer().learningRates();
    this.priorityBetas = hyperparameters.priorities().betas();
    this.actions = discrete;
    this.device = device;
    SeedSequence seeds = SeedSequence.of(seed).child(SEED_CHILD);
    long weightSeed = seeds.child(0).generateLongs(1)[0] >>> 1;
    exploration = new EpsilonGreedy(discrete, Pcg64.of(seeds.child(1)));
    sampling = Pcg64.of(seeds.child(2));
    noise = Pcg64.of(seeds.child(3));
    estimate = hyperparameters.returns().estimate(device);
    network = newNetwork(networks, weightSeed);
    targetNetwork = newNetwork(networks, weightSeed);
    targetNetwork.parameters().moveTowards(network.parameters(), 1);
    optimizer = hyperparameters.optimizer().newOptimizer(network.parameters());
    replay =
        new ReplayMemory(
            hyperparameters.replayCapacity(),
            rows,
            new MultiStepReturn(hyperparameters.nStep(), hyperparameters.gamma()),
            actionCount(),
            hyperparameters.priorities().exponent());
    batch = replay.newBatch(hyperparameters.batchSize());
    tensors = BatchTensors.over(batch);
    errors = NdArray.zeros(DType.FLOAT32, hyperparameters.batchSize(), 1);
    errorsTensor = Tensors.over(errors);
    acting = new GreedyPolicy(network, estimate, rows, discrete);
    greedy = new GreedyPolicy(network, estimate, rows, discrete);
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Returns argmax_a Q(s, a; theta), or, for each environment with probability epsilon, any action;
   * of those that are allowed. Noise is drawn once for all environments.
   */
  @Override
  public NdArray explore(Object observations, Map<String, Object> info, long environmentSteps) {
    remember(rows.of(observations));
    Optional<boolean[][]> masks = acting.masks(info, before.length(0));
    network.drawNoise(noise);
    chosen = acting.act(before, masks);
    exploration.explore(chosen, masks, epsilon(environmentSteps));
    return chosen;
  }

  private void remember(NdArray observations) {
    if (before.size() != observations.size()) {
      before = observations.copy();
    } else {
      before.copyFrom(observations);
    }
  }

  @Override
  public void observe(VectorStep step) {
    NdArray after = rows.of(step.observation());
    Optional<boolean[][]> masks = acting.masks(step.info(), chosen.size());
    Iterator<FinalStep> finals = step.finals().iterator();
    for (int i = 0; i < chosen.size(); i++) {
      int environment = i;
      if (step.ended(i)) {
        FinalStep last = finals.next();
        // Nothing is chosen after a terminal state, where an environment may well allow nothing.
        Optional<boolean[]> mask =
            step.terminated()[i] ? Optional.empty() : ActionMasks.ofOne(last.info(), actionCount());
        remember(step, i, finalRows.ofOne(last.observation()), mask);
      } else {
        remember(step, i, after.row(i), masks.map(all -> all[environment]));
      }
    }
  }

  private void remember(VectorStep step, int i, NdArray next, Optional<boolean[]> nextMask) {
    replay.add(
        i,
        before.row(i),
        chosen.getLong(i) - actions.start(),
        step.reward()[i],
        step.terminated()[i],
        step.truncated()[i],
        next,
        nextMask);
  }

  @Override
  public int update(long environmentSteps, Metrics metrics) {
    metrics.log("train/epsilon", epsilon(environmentSteps));
    long due = dueUpdates(environmentSteps);
    int done = 0;
    for (; updates < due; done++) {
      replay.sample(sampling, priorityBetas.at(environmentSteps), batch);
      learn(learningRates.at(environmentSteps), metrics);
      updates++;
      if (updates % hyperparameters.targetUpdateInterval() == 0) {
        targetNetwork.parameters().moveTowards(network.parameters(), hyperparameters.tau());
      }
    }
    return done;
  }

  /**
   * Does one step of gradient descent on the mean of weight * loss(Q(s, a; theta), y) over the
   * batch, all of it with one draw of noise for each network.
   */
  private void learn(double learningRate, Metrics metrics) {
    network.drawNoise(noise);
    targetNetwork.drawNoise(noise);
    try (PointerScope scope = new PointerScope()) {
      BatchTensors transitions = tensors.on(device);
      Tensor y = target(transitions);
      Tensor predicted =
          estimate.predicted(network.forward(transitions.observation()), transitions.action());
      Tensor loss = weighted(estimate.losses(predicted, y), transitions).mean();
      double maxNorm = hyperparameters.optimizer().maxGradientNorm();
      double norm = optimizer.descend(loss, maxNorm, learningRate);
      metrics.log("train/loss", finite(loss.item_float()));
      metrics.log("train/q_value", estimate.mean(predicted).item_float());
      metrics.log("train/gradient_norm", norm);
      metrics.log("train/learning_rate", learningRate);
      prioritize(predicted, y);
    }
  }

  /** Returns y, through which no gradient flows. */
  Tensor target(BatchTensors transitions) {
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor next = targetNetwork.forward(transitions.nextObservation());
      Tensor chooser =
          hyperparameters.doubleQ() ? network.forward(transitions.nextObservation()) : next;
      Tensor values = estimate.values(chooser);
      if (replay.forbids()) {
        values = values.masked_fill(transitions.nextForbidden(), lowest);
      }
      Tensor nextAction = values.argmax(new LongOptional(1), true);
      return estimate.target(next, nextAction, transitions.reward(), transitions.bootstrap());
    }
  }

  private Tensor weighted(Tensor losses, BatchTensors transitions) {
    return hyperparameters.priorities().prioritized() ? losses.mul(transitions.weight()) : losses;
  }

  private void prioritize(Tensor predicted, Tensor y) {
    if (hyperparameters.priorities().prioritized()) {
      try (NoGradGuard guard = new NoGradGuard()) {
        errorsTensor.copy_(estimate.errors(predicted, y));
      }
      replay.prioritize(batch, errors);
    }
  }

  @Override
  public Policy policy() {
    return greedy;
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
  public Optional<PolicyDescription> describePolicy() {
    return network
        .describe(network.parameters().names(NETWORK))
        .map(
            layers ->
                new PolicyDescription(
                    "q_values",
                    Operation.sequence(layers, estimate.describe()),
                    DistributionFamily.of(actions).describeMode()));
  }

  @Override
  public void save(StateWriter state) {
    savePolicy(state);
    targetNetwork.parameters().save(state, "dqn/target_network");
    optimizer.save(state, "dqn/optimizer");
    state.putLong("dqn/updates", updates);
    ByteBuffer generators =
        ByteBuffer.allocate(3 * Pcg64.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    exploration.writeTo(generators);
    sampling.writeTo(generators);
    noise.writeTo(generators);
    state.putBytes("dqn/generators", generators.flip());
    replay.save(state);
  }

  @Override
  public void load(StateReader state) {
    loadPolicy(state);
    targetNetwork.parameters().load(state, "dqn/target_network");
    optimizer.load(state, "dqn/optimizer");
    updates = state.getLong("dqn/updates");
    ByteBuffer generators = state.getBytes("dqn/generators");
    exploration.readFrom(generators);
    sampling = Pcg64.readFrom(generators);
    noise = Pcg64.readFrom(generators);
    replay.load(state);
  }

  @Override
  public void close() {
    optimizer.close();
    estimate.close();
    network.close();
    targetNetwork.close();
  }

  private double epsilon(long environmentSteps) {
    return environmentSteps < hyperparameters.learningStarts() ? 1 : epsilons.at(environmentSteps);
  }

  /** Returns how many updates a run of {@code environmentSteps} steps has done. */
  private long dueUpdates(long environmentSteps) {
    long learningSteps = Math.max(0, environmentSteps - hyperparameters.learningStarts());
    return (long) (learningSteps * hyperparameters.updatesPerStep());
  }

  /**
   * Returns a network of {@code seed}.
   *
   * @throws GymWireException with code INVALID_VALUE if its output is of another shape than needed
   */
  private QNetwork newNetwork(QNetworkMaker networks, long seed) {
    QNetwork made = networks.make(rows, actionCount(), estimate.numbers(), seed, device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      // Not zeros, which a space need not have: an integer may begin at 1.
      NdArray member = rows.ofOne(rows.space().sample(Pcg64.seeded(0)));
      Tensor output = made.forward(Tensors.over(member.reshape(1, rows.size())));
      long[] wanted = {1, (long) actionCount() * estimate.numbers()};
      long[] shape = output.sizes().vec().get();
      if (!Arrays.equals(shape, wanted)) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            "the network gives numbers of shape %s for one observation; expected: %s"
                .formatted(Arrays.toString(shape), Arrays.toString(wanted)));
      }
    }
    return made;
  }

  private int actionCount() {
    return Math.toIntExact(actions.n());
  }

  private double finite(double loss) {
    if (!Double.isFinite(loss)) {
      tensors.requireFinite();
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "learning_rate",
          "the loss of update %d is %s: learn at a lower rate, or clip gradients"
              .formatted(updates + 1, loss));
    }
    return loss;
  }
}
