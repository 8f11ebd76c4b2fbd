package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.observation.ObservationRows;
import java.util.List;

/**
 * What the networks of an actor and a critic are made of.
 *
 * @param rows the observations
 * @param hiddenSizes the units of each hidden layer
 * @param activation behind each hidden layer
 * @param computation how pictures are computed with
 * @param orthogonal whether weights begin orthogonal with the gains of Engstrom et al. 2020 and
 *     CleanRL, sqrt(2) inside, 0.01 for the policy and 1 for the value, or as PyTorch's layers do
 * @param policyOutputs how many numbers describe a policy
 * @param freeOutputs how many of them, the last, are parameters by themselves, 0 at first, whatever
 *     the observation
 */
public record NetworkForm(
    ObservationRows rows,
    List<Integer> hiddenSizes,
    Activation activation,
    Computation computation,
    boolean orthogonal,
    int policyOutputs,
    int freeOutputs) {}
