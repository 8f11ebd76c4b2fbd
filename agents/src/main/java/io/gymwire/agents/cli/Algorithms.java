package io.gymwire.agents.cli;

import io.gymwire.agents.dqn.DqnHyperparameters;
import io.gymwire.agents.dqn.DqnPreset;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The algorithms that can be trained: one line each, and nothing else to add one to the command
 * line.
 */
final class Algorithms {
  static final List<AlgorithmKind<?>> ALL =
      DqnPreset.ALL.stream().<AlgorithmKind<?>>map(Algorithms::dqn).toList();

  private Algorithms() {}

  private static AlgorithmKind<DqnHyperparameters> dqn(DqnPreset preset) {
    return new AlgorithmKind<>(
        preset.algorithm(),
        preset.description(),
        preset.defaults(),
        preset::defaultsFor,
        preset::make);
  }

  static AlgorithmKind<?> named(String name) {
    return ALL.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new GymWireException(
                    ErrorCode.INVALID_VALUE,
                    "algorithm",
                    "unknown algorithm '"
                        + name
                        + "'; allowed: "
                        + ALL.stream().map(AlgorithmKind::name).collect(Collectors.joining(", "))));
  }
}
