package io.gymwire.agentsdk.network;

/** An actor and a critic whose parameters are one vector, for algorithms with one loss. */
public interface JointActorCritic extends ActorCritic {
  /** Returns all parameters of both. */
  ParameterVector parameters();
}
