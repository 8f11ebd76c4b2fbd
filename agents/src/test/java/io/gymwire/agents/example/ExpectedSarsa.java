package io.gymwire.agents.example;

import io.gymwire.agentsdk.network.OptimizerKind;
import io.gymwire.agentsdk.network.ParameterOptimizer;
import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.random.Pcg64;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Expected Sarsa: van Seijen et al., "A Theoretical and Empirical Analysis of Expected Sarsa"
 * (2009), with a network for Q, whose batch is one step of all environments.
 *
 * <p>It acts by pi, which is greedy but for a random action with probability epsilon, and descends
 *
 * <pre>  (r + gamma (1 - terminated) sum_a' pi(a' | s') Q(s', a') - Q(s, a))^2</pre>
 */
public final class ExpectedSarsa implements Algorithm {
  private static final double GAMMA = 0.99;
  private static final double LEARNING_RATE = 1e-3;
  private final Schedule epsilons = Schedule.linear(1, 0.02, 50_000);
  private final ObservationRows rows;
  private final QNetwork network;
  private final long actions;
  private final ParameterOptimizer optimizer;
  private Pcg64 random;
  private NdArray state = NdArray.ofLongs();
  private NdArray action = NdArray.ofLongs();
  private Step latest = new Step(state, action, state, state, state);

  /** One step of N environments. */
  private record Step(NdArray s, NdArray a, NdArray r, NdArray terminated, NdArray next) {}

  /** Makes an agent that chooses from 0 to {@code actions - 1} and closes the network. */
  public ExpectedSarsa(ObservationRows rows, QNetwork network, long actions, long seed) {
    this.rows = rows;
    this.network = network;
    this.actions = actions;
    optimizer = new ParameterOptimizer(OptimizerKind.ADAM, network.parameters());
    random = Pcg64.seeded(seed);
  }

  @Override
  public String name() {
    return "expected-sarsa";
  }

  @Override
  public NdArray explore(Object observation, Map<String, Object> info, long environmentSteps) {
    state = rows.of(observation).copy();
    action = greedy(state);
    for (int i = 0; i < action.size(); i++) {
      if (random.nextDouble() < epsilons.at(environmentSteps)) {
        action.setLong(i, random.integers(actions));
      }
    }
    return action;
  }

  private NdArray greedy(NdArray observations) {
    NdArray best = NdArray.zeros(DType.INT64, observations.length(0));
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensors.over(best).copy_(network.forward(Tensors.over(observations)).max(1).get1());
    }
    return best;
  }

  @Override
  public void observe(VectorStep step) {
    NdArray next = rows.of(step.observation()).copy();
    // Where an episode ended, that is the beginning of the next one already.
    step.finals().forEach(end -> next.setRow(end.index(), rows.ofOne(end.observation())));
    NdArray reward = NdArray.ofDoubles(step.reward());
    latest = new Step(state, action, reward, NdArray.ofBooleans(step.terminated()), next);
  }

  @Override
  public int update(long environmentSteps, Metrics metrics) {
    try (PointerScope scope = new PointerScope()) {
      Scalar epsilon = new Scalar(epsilons.at(environmentSteps));
      Tensor next = network.forward(Tensors.over(latest.next)).detach();
      Tensor expected = next.max(1).get0().lerp(next.mean(1), epsilon);
      Tensor future = expected.mul(Tensors.over(latest.terminated).logical_not());
      Tensor target = Tensors.over(latest.r).add(future, new Scalar(GAMMA)).to(ScalarType.Float);
      Tensor values = network.forward(Tensors.over(latest.s));
      Tensor predicted = values.gather(1, Tensors.over(latest.a).unsqueeze(1)).squeeze(1);
      Tensor loss = predicted.sub(target).square().mean();
      optimizer.descend(loss, 0, LEARNING_RATE);
      metrics.log("train/loss", loss.item_float());
    }
    return 1;
  }

  @Override
  public Policy policy() {
    return (observation, info) -> greedy(rows.of(observation));
  }

  @Override
  public void savePolicy(StateWriter state) {
    network.parameters().save(state, "network");
  }

  @Override
  public void loadPolicy(StateReader state) {
    network.parameters().load(state, "network");
  }

  @Override
  public void save(StateWriter state) {
    savePolicy(state);
    optimizer.save(state, "optimizer");
    state.putGenerator("generator", random);
  }

  @Override
  public void load(StateReader state) {
    loadPolicy(state);
    optimizer.load(state, "optimizer");
    random = state.getGenerator("generator");
  }

  @Override
  public void close() {
    optimizer.close();
    network.close();
  }
}
