package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import java.util.Optional;

/** An actor and a critic whose parameters are one vector, for algorithms with one loss. */
public interface JointActorCritic extends ActorCritic {
  /** Returns all parameters of both. */
  ParameterVector parameters();

  /**
   * Returns what gives the parameters of the policy that know the observation, for other programs;
   * nothing if the network does not say.
   *
   * @param names of the parameters
   */
  default Optional<List<Operation>> describePolicy(TensorNames names) {
    return Optional.empty();
  }
}
