package io.gymwire.agentsdk.training;

import io.gymwire.agentsdk.description.PolicyDescription;
import io.gymwire.protocol.environment.VectorStep;
import java.util.Map;
import java.util.Optional;

/**
 * A learning algorithm as the {@link Trainer} drives it: act, observe what came of it, update.
 *
 * <p>All randomness comes from generators that the algorithm seeds itself and saves with its state,
 * so that a resumed run equals an undisturbed one. Observations and actions are batches of N, as a
 * vector of environments gives and takes them; N is the same at every call of a run.
 */
public interface Algorithm extends AutoCloseable {

  /** Returns the name that the command line and the summary use, such as {@code dqn}. */
  String name();

  /**
   * Returns a batch of actions with which to explore.
   *
   * @param observation the latest observations; valid during the call
   * @param info what came with them, Gymnasium's vector info; valid during the call
   * @param environmentSteps how many environment steps the run has taken so far
   */
  Object explore(Object observation, Map<String, Object> info, long environmentSteps);

  /**
   * Takes note of a step, made in autoreset mode SAME_STEP: where an episode ended, the true next
   * observation is the step's final observation.
   *
   * @param step what came of the actions that {@link #explore} returned last; valid during the call
   */
  void observe(VectorStep step);

  /**
   * Does the gradient updates that are due after {@code environmentSteps} environment steps and
   * returns how many.
   *
   * @param metrics receives what the updates measured
   */
  int update(long environmentSteps, Metrics metrics);

  /** Returns the policy as it stands, without exploration; it shares this algorithm's weights. */
  Policy policy();

  /**
   * Saves the weights that {@link #policy} needs and no more: the whole of a {@code best}
   * checkpoint.
   */
  void savePolicy(StateWriter state);

  /** Makes {@link #policy} the one that {@link #savePolicy} or {@link #save} wrote. */
  void loadPolicy(StateReader state);

  /**
   * Returns what {@link #policy} computes with the weights that {@link #savePolicy} saves, for
   * other programs; nothing where the network does not say.
   */
  default Optional<PolicyDescription> describePolicy() {
    return Optional.empty();
  }

  /**
   * Saves weights, optimiser, replay, generators and counters: all that a resumed run needs, the
   * policy included.
   */
  void save(StateWriter state);

  /** Continues from what {@link #save} wrote. */
  void load(StateReader state);

  /** Frees native memory. */
  @Override
  void close();
}
