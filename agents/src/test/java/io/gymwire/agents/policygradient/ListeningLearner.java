package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.rollout.GeneralizedAdvantage;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.agentsdk.rollout.Window;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import java.util.List;
import java.util.Optional;

/** Keeps what an algorithm is given to learn from; everything else is the algorithm's. */
final class ListeningLearner implements Learner {
  private final Learner learner;
  float[] advantage = {};
  float[] returns = {};

  ListeningLearner(Learner learner) {
    this.learner = learner;
  }

  @Override
  public String name() {
    return learner.name();
  }

  @Override
  public ActorCritic network() {
    return learner.network();
  }

  @Override
  public Window newWindow(int environments) {
    return learner.newWindow(environments);
  }

  @Override
  public GeneralizedAdvantage estimator() {
    return learner.estimator();
  }

  @Override
  public int learn(RolloutBatch batch, long environmentSteps, Metrics metrics) {
    advantage = Tensors.floats(batch.advantage());
    returns = Tensors.floats(batch.returns());
    return learner.learn(batch, environmentSteps, metrics);
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
  public Optional<List<Operation>> describePolicy() {
    return learner.describePolicy();
  }

  @Override
  public void saveLearning(StateWriter state) {
    learner.saveLearning(state);
  }

  @Override
  public void loadLearning(StateReader state) {
    learner.loadLearning(state);
  }

  @Override
  public void close() {
    learner.close();
  }
}
