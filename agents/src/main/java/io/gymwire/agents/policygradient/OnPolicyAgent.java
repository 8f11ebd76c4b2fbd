package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.description.PolicyDescription;
import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.rollout.Rollout;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.agentsdk.rollout.Window;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.Policy;
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
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * What all on-policy algorithms do alike: draw actions from the policy as it stands, gather what
 * comes of them until the rollout is complete, have the {@link Learner} learn from it, and begin
 * anew.
 *
 * <p>An episode that a limit cut is worth what the critic expects from its true final observation;
 * one that reached a terminal state, nothing more.
 */
final class OnPolicyAgent implements Algorithm {
  private final Learner learner;
  private final ActorCritic network;
  private final Device device;
  private final Space observations;
  private final DistributionFamily family;
  private final Rollout rollout;
  private final ModePolicy policy;
  private Pcg64 random;
  private Optional<Gathering> gathering = Optional.empty();
  private boolean isDecided;

  /** What depends on the number of environments, which the first observation tells. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Gathering(
      Situation before, Situation after, Situation ending, Window window, double[] lastValues) {}

  /**
   * Makes an agent.
   *
   * @param spec of the environments
   * @param learner what learns; closed with this agent
   * @param seed of the actions drawn
   * @param device where learning is done
   */
  OnPolicyAgent(EnvironmentSpec spec, Learner learner, SeedSequence seed, Device device) {
    this.learner = learner;
    this.network = learner.network();
    this.device = device;
    this.observations = spec.observationSpace();
    this.family = DistributionFamily.of(spec.actionSpace());
    this.rollout = new Rollout(Situation.layout(ObservationRows.of(observations), family));
    this.policy = new ModePolicy(network, observations, family);
    this.random = Pcg64.of(seed);
  }

  @Override
  public String name() {
    return learner.name();
  }

  /** Draws an action from pi(. | s) for each environment. */
  @Override
  public NdArray explore(Object observation, Map<String, Object> info, long environmentSteps) {
    Situation before = gathering(Batches.size(observation)).before;
    before.see(observation, info);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      before.decide(network.forward(before.observation()), random);
    }
    isDecided = true;
    return before.actions();
  }

  @Override
  public void observe(VectorStep step) {
    Gathering now = gathering(step.reward().length);
    double[] finalValues = new double[now.lastValues.length];
    for (FinalStep end : step.finals()) {
      if (!step.terminated()[end.index()] && now.window.takes(end.index())) {
        finalValues[end.index()] = finalValue(now.ending, end);
      }
    }
    for (int i = 0; i < finalValues.length; i++) {
      if (now.window.takes(i)) {
        rollout.add(i, now.before.decision(), step.reward()[i], step.ended(i), finalValues[i]);
      }
      now.window.stepped(i, step.ended(i));
    }
    if (now.window.isComplete()) {
      now.after.see(step.observation());
      System.arraycopy(values(now.after), 0, now.lastValues, 0, now.lastValues.length);
    }
    isDecided = false;
  }

  private double finalValue(Situation ending, FinalStep end) {
    ending.seeOne(end.observation());
    return values(ending)[0];
  }

  private double[] values(Situation situation) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      float[] values = Tensors.floats(network.value(situation.observation()));
      double[] result = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        result[i] = values[i];
      }
      return result;
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws GymWireException with code INVALID_VALUE if the environments are stepping meanwhile:
   *     the step under way would be one of a policy that is gone
   */
  @Override
  public int update(long environmentSteps, Metrics metrics) {
    if (isDecided) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "overlap",
          "%s learns only from steps of the policy as it stands, and cannot learn while environments step: --overlap false"
              .formatted(name()));
    }
    if (gathering.isEmpty() || !gathering.get().window.isComplete()) {
      return 0;
    }
    int updates;
    try (PointerScope scope = new PointerScope()) {
      RolloutBatch batch =
          rollout.batch(learner.estimator(), gathering.get().lastValues).to(device);
      updates = learner.learn(batch, environmentSteps, metrics);
    }
    rollout.clear();
    gathering.get().window.restart();
    return updates;
  }

  @Override
  public Policy policy() {
    return policy;
  }

  @Override
  public void savePolicy(StateWriter state) {
    learner.savePolicy(state);
  }

  @Override
  public void loadPolicy(StateReader state) {
    learner.loadPolicy(state);
  }

  @Override
  public Optional<PolicyDescription> describePolicy() {
    return learner
        .describePolicy()
        .map(
            layers ->
                new PolicyDescription(family.describeParameters(), layers, family.describeMode()));
  }

  @Override
  public void save(StateWriter state) {
    savePolicy(state);
    learner.saveLearning(state);
    state.putGenerator(name() + "/generator", random);
    rollout.save(state, name() + "/rollout");
    state.putLong(name() + "/environments", gathering.map(now -> now.lastValues.length).orElse(0));
    gathering.ifPresent(now -> save(now, state));
  }

  private void save(Gathering now, StateWriter state) {
    now.window.save(state, name() + "/window");
    NdArray lastValues = NdArray.zeros(DType.FLOAT64, now.lastValues.length);
    for (int i = 0; i < now.lastValues.length; i++) {
      lastValues.setDouble(i, now.lastValues[i]);
    }
    state.putBytes(name() + "/last_values", lastValues.buffer());
  }

  @Override
  public void load(StateReader state) {
    loadPolicy(state);
    learner.loadLearning(state);
    random = state.getGenerator(name() + "/generator");
    rollout.load(state, name() + "/rollout");
    int environments = Math.toIntExact(state.getLong(name() + "/environments"));
    if (environments > 0) {
      Gathering now = gathering(environments);
      now.window.load(state, name() + "/window");
      state.getBytes(name() + "/last_values").asDoubleBuffer().get(now.lastValues);
    }
  }

  @Override
  public void close() {
    learner.close();
  }

  private Gathering gathering(int environments) {
    if (gathering.isEmpty()) {
      gathering =
          Optional.of(
              new Gathering(
                  situation(environments),
                  situation(environments),
                  situation(1),
                  learner.newWindow(environments),
                  new double[environments]));
    }
    return gathering.get();
  }

  private Situation situation(int environments) {
    return new Situation(ObservationRows.of(observations), family, environments);
  }
}
