package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.rollout.GeneralizedAdvantage;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.agentsdk.rollout.Window;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import java.util.List;
import java.util.Optional;

/** How an on-policy algorithm learns from a rollout: what its paper is about. */
interface Learner extends AutoCloseable {

  /** Returns the algorithm's name, such as {@code ppo}. */
  String name();

  /** Returns what acts and values; {@link #learn} changes it. */
  ActorCritic network();

  /** Returns what makes a rollout complete in {@code environments} environments. */
  Window newWindow(int environments);

  /** Returns how advantages and returns are estimated. */
  GeneralizedAdvantage estimator();

  /**
   * Learns from a complete rollout, all of it gathered under the network as it is at the beginning.
   *
   * @return how many gradient updates were done
   */
  int learn(RolloutBatch batch, long environmentSteps, Metrics metrics);

  /** Saves what the policy needs. */
  void savePolicy(StateWriter state);

  /**
   * Returns what gives the parameters of the policy that know the observation, for other programs,
   * with tensors named as {@link #savePolicy} saves them; nothing if the network does not say.
   */
  Optional<List<Operation>> describePolicy();

  /** Restores what {@link #savePolicy} wrote. */
  void loadPolicy(StateReader state);

  /** Saves everything else that learning goes on from. */
  void saveLearning(StateWriter state);

  /** Restores what {@link #saveLearning} wrote. */
  void loadLearning(StateReader state);

  @Override
  void close();
}
