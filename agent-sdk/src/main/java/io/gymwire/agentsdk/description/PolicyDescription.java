package io.gymwire.agentsdk.description;

import java.util.List;

/**
 * What a policy computes, in two pieces: from observations to numbers, and from these to actions.
 *
 * @param outputs what the numbers are: {@code q_values}, {@code logits} or {@code means}
 * @param layers from a batch of B observations to the outputs, of shape (B, outputs)
 * @param actions from the outputs to the actions that the policy takes where all are allowed
 */
public record PolicyDescription(String outputs, List<Operation> layers, List<Operation> actions) {

  /** Keeps copies. */
  public PolicyDescription {
    layers = List.copyOf(layers);
    actions = List.copyOf(actions);
  }
}
