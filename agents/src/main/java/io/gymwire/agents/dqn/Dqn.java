package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.Computation;
import io.gymwire.agentsdk.network.FeedforwardQNetwork;
import io.gymwire.agentsdk.network.ParameterOptimizer;
import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.observation.PictureStacks;
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
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Deep Q-learning: Mnih et al., "Human-level control through deep reinforcement learning", Nature
 * 518 (2015).
 *
 * <p>A network Q(s, a; theta) learns the return to expect from action a in state s. It acts
 * epsilon-greedily, keeps what happened in a replay memory, and moves Q(s, a; theta) towards
 *
 * <pre>  y = r + gamma (1 - terminated) max_a' Q(s', a'; theta^-)</pre>
 *
 * on batches drawn from it (or, over n steps, towards the sum of their discounted rewards and
 * gamma^n times the value of the state after them: Watkins 1989), where theta^- are the weights of
 * a target network that follows theta from behind. An episode cut by a limit (truncated) is not
 * over for the value: only termination ends the sum. With double Q the maximum's action is chosen
 * by theta instead, which values it too highly less often (van Hasselt et al. 2016).
 */
public final class Dqn implements Algorithm {
  /** Evaluation takes child 0 of the run's seed. */
  private static final int SEED_CHILD = 1;

  private final String name;
  private final DqnHyperparameters hyperparameters;
  private final Schedule epsilons;
  private final Schedule learningRates;
  private final Scalar one = new Scalar(1.0);
  private final ObservationRows rows;
  private final ObservationRows finalRows;
  private final Discrete actions;
  private final QNetwork network;
  private final QNetwork targetNetwork;
  private final ParameterOptimizer optimizer;
  private final ReplayMemory replay;
  private final ReplayBatch batch;
  private final GreedyPolicy greedyToExplore;
  private final GreedyPolicy greedy;
  private final Tensor observation; // (B, D)
  private final Tensor action; // int64 (B, 1), the first action as 0
  private final Tensor reward; // float32 (B, 1)
  private final Tensor bootstrap; // float32 (B, 1), gamma^n (1 - terminated)
  private final Tensor nextObservation; // (B, D)
  private Pcg64 exploration;
  private Pcg64 sampling;
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
    this("dqn", spec, hyperparameters, seed, device);
  }

  Dqn(
      String name,
      EnvironmentSpec spec,
      DqnHyperparameters hyperparameters,
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
    this.epsilons = hyperparameters.epsilons();
    this.learningRates = hyperparameters.learningRates();
    this.actions = discrete;
    SeedSequence seeds = SeedSequence.of(seed).child(SEED_CHILD);
    long weightSeed = seeds.child(0).generateLongs(1)[0] >>> 1;
    exploration = Pcg64.of(seeds.child(1));
    sampling = Pcg64.of(seeds.child(2));
    network = newNetwork(weightSeed, device);
    targetNetwork = newNetwork(weightSeed, device);
    optimizer = new ParameterOptimizer(hyperparameters.optimizer(), network.parameters());
    replay =
        new ReplayMemory(
            hyperparameters.replayCapacity(),
            rows,
            new MultiStepReturn(hyperparameters.nStep(), hyperparameters.gamma()));
    batch = replay.newBatch(hyperparameters.batchSize());
    observation = Tensors.over(batch.observation());
    action = Tensors.over(batch.action());
    reward = Tensors.over(batch.reward());
    bootstrap = Tensors.over(batch.bootstrap());
    nextObservation = Tensors.over(batch.nextObservation());
    greedyToExplore = new GreedyPolicy(network, rows, discrete);
    greedy = new GreedyPolicy(network, rows, discrete);
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Returns argmax_a Q(s, a; theta), or, for each environment with probability epsilon, any action.
   */
  @Override
  public NdArray explore(Object observations, Map<String, Object> info, long environmentSteps) {
    remember(rows.of(observations));
    chosen = greedyToExplore.act(observations, info);
    double epsilon = epsilon(environmentSteps);
    for (int i = 0; i < chosen.size(); i++) {
      if (exploration.nextDouble() < epsilon) {
        chosen.setLong(i, actions.start() + exploration.integers(actions.n()));
      }
    }
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
    Iterator<FinalStep> finals = step.finals().iterator();
    for (int i = 0; i < chosen.size(); i++) {
      NdArray next = step.ended(i) ? finalRows.ofOne(finals.next().observation()) : after.row(i);
      replay.add(
          i,
          before.row(i),
          chosen.getLong(i) - actions.start(),
          step.reward()[i],
          step.terminated()[i],
          step.truncated()[i],
          next);
    }
  }

  @Override
  public int update(long environmentSteps, Metrics metrics) {
    metrics.log("train/epsilon", epsilon(environmentSteps));
    long due = dueUpdates(environmentSteps);
    int done = 0;
    for (; updates < due; done++) {
      replay.sample(sampling, batch);
      learn(learningRates.at(environmentSteps), metrics);
      updates++;
      if (updates % hyperparameters.targetUpdateInterval() == 0) {
        targetNetwork.parameters().moveTowards(network.parameters(), hyperparameters.tau());
      }
    }
    return done;
  }

  /** Does one step of gradient descent on the mean of loss(Q(s, a; theta), y) over the batch. */
  private void learn(double learningRate, Metrics metrics) {
    try (PointerScope scope = new PointerScope()) {
      Tensor y = target();
      Tensor q = network.forward(observation).gather(1, action);
      Tensor loss = hyperparameters.loss().apply(q, y);
      network.parameters().zeroGradients();
      loss.backward();
      clipGradients(metrics);
      optimizer.step(learningRate);
      metrics.log("train/loss", finite(loss.item_float()));
      metrics.log("train/q_value", q.mean().item_float());
      metrics.log("train/learning_rate", learningRate);
    }
  }

  /** Returns y = r + gamma^n (1 - terminated) V(s'), through which no gradient flows. */
  private Tensor target() {
    try (NoGradGuard guard = new NoGradGuard()) {
      return torch.addcmul(reward, bootstrap, nextValue(), one);
    }
  }

  /**
   * Returns V(s') = max_a' Q(s', a'; theta^-) or, with double Q, Q(s', argmax_a' Q(s', a'; theta);
   * theta^-), of shape (B, 1).
   */
  private Tensor nextValue() {
    Tensor values = targetNetwork.forward(nextObservation);
    if (!hyperparameters.doubleQ()) {
      return values.amax(new long[] {1}, true);
    }
    Tensor chosenByLearner = network.forward(nextObservation).argmax(new LongOptional(1), true);
    return values.gather(1, chosenByLearner);
  }

  private void clipGradients(Metrics metrics) {
    if (hyperparameters.maxGradientNorm() > 0) {
      double norm = network.parameters().clipGradients(hyperparameters.maxGradientNorm());
      metrics.log("train/gradient_norm", norm);
    }
  }

  @Override
  public Policy policy() {
    return greedy;
  }

  @Override
  public void savePolicy(StateWriter state) {
    network.parameters().save(state, "dqn/network");
  }

  @Override
  public void loadPolicy(StateReader state) {
    network.parameters().load(state, "dqn/network");
  }

  @Override
  public void save(StateWriter state) {
    savePolicy(state);
    targetNetwork.parameters().save(state, "dqn/target_network");
    optimizer.save(state, "dqn/optimizer");
    state.putLong("dqn/updates", updates);
    ByteBuffer generators =
        ByteBuffer.allocate(2 * Pcg64.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    exploration.writeTo(generators);
    sampling.writeTo(generators);
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
    exploration = Pcg64.readFrom(generators);
    sampling = Pcg64.readFrom(generators);
    replay.load(state);
  }

  @Override
  public void close() {
    optimizer.close();
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

  private QNetwork newNetwork(long seed, Device device) {
    boolean pictures = rows.space() instanceof Box box && PictureStacks.suits(box);
    return new FeedforwardQNetwork(
        rows,
        hyperparameters.hiddenSizes(),
        pictures ? Activation.RELU : hyperparameters.activation(),
        Math.toIntExact(actions.n()),
        new Computation(hyperparameters.precision(), hyperparameters.pictureFormat()),
        seed,
        device);
  }

  private double finite(double loss) {
    if (!Double.isFinite(loss)) {
      requireFinite("an observation", observation);
      requireFinite("an observation", nextObservation);
      requireFinite("a reward", reward);
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "learning_rate",
          "the loss of update %d is %s: learn at a lower rate, or clip gradients"
              .formatted(updates + 1, loss));
    }
    return loss;
  }

  private static void requireFinite(String what, Tensor values) {
    if (!values.isfinite().all().item_bool()) {
      throw new GymWireException(
          ErrorCode.ENVIRONMENT_FAILED,
          "the environment gave %s that is NaN or infinite; expected: finite numbers"
              .formatted(what));
    }
  }
}
