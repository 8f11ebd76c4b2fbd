package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.protocol.random.SeedSequence;
import org.bytedeco.pytorch.Device;

/** Makes the actor and the critic of an agent. */
@FunctionalInterface
public interface ActorCriticMaker {
  /**
   * Returns a new network, which the agent closes.
   *
   * @param rows the observations, as {@link ActorCritic#forward} gets them
   * @param policyOutputs how many numbers describe a policy
   * @param seed of the weights
   * @param device where it runs
   */
  JointActorCritic make(ObservationRows rows, int policyOutputs, SeedSequence seed, Device device);
}
