package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.ActorCriticMaker;
import io.gymwire.agentsdk.network.FeedforwardActorCritic;
import io.gymwire.agentsdk.network.NetworkForm;
import io.gymwire.agentsdk.network.NetworkSettings;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.protocol.environment.EnvironmentSpec;

/** Settings of the networks of a policy and of a value. */
public record PolicyNetworkSettings(
    NetworkSettings layers,
    @Describe(
            "whether weights begin orthogonal, with gains sqrt(2), 0.01 for the policy's and 1 for"
                + " the value's last layer, or as PyTorch's layers do")
        boolean orthogonalWeights) {

  /** Returns the form of either network for the spaces of {@code spec}. */
  NetworkForm form(EnvironmentSpec spec) {
    DistributionFamily family = DistributionFamily.of(spec.actionSpace());
    return new NetworkForm(
        ObservationRows.of(spec.observationSpace()),
        layers.hiddenSizes(),
        layers.activationFor(spec.observationSpace()),
        layers.computation(),
        orthogonalWeights,
        family.parameters(),
        family.freeParameters());
  }

  /** Returns what makes both, which differ only in their last layers if {@code shared}. */
  ActorCriticMaker both(EnvironmentSpec spec, boolean shared) {
    NetworkForm form = form(spec);
    return (rows, policyOutputs, seed, device) ->
        new FeedforwardActorCritic(form, shared, seed, device);
  }
}
