package io.gymwire.agents.cli;

import io.gymwire.agents.dqn.DqnHyperparameters;
import io.gymwire.agents.dqn.DqnPreset;
import io.gymwire.agents.policygradient.A2c;
import io.gymwire.agents.policygradient.A2cHyperparameters;
import io.gymwire.agents.policygradient.Ppo;
import io.gymwire.agents.policygradient.PpoHyperparameters;
import io.gymwire.agents.policygradient.Reinforce;
import io.gymwire.agents.policygradient.ReinforceHyperparameters;
import io.gymwire.agents.policygradient.Vpg;
import io.gymwire.agents.policygradient.VpgHyperparameters;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The algorithms that can be trained: one line each, and nothing else to add one to the command
 * line.
 */
final class Algorithms {
  private static final List<AlgorithmKind<?>> POLICY_GRADIENT =
      List.of(
          new AlgorithmKind<>(
              "reinforce",
              "REINFORCE (Williams 1992), for any actions.",
              ReinforceHyperparameters.defaults(),
              ReinforceHyperparameters::defaultsFor,
              ReinforceHyperparameters::trainerDefaults,
              Reinforce::agent),
          new AlgorithmKind<>(
              "vpg",
              "Vanilla policy gradient with a critic (Sutton et al. 2000, Schulman et al. 2016),"
                  + " for any actions.",
              VpgHyperparameters.defaults(),
              VpgHyperparameters::defaultsFor,
              VpgHyperparameters::trainerDefaults,
              Vpg::agent),
          new AlgorithmKind<>(
              "a2c",
              "Advantage actor-critic (Mnih et al. 2016), for any actions.",
              A2cHyperparameters.defaults(),
              A2cHyperparameters::defaultsFor,
              A2cHyperparameters::trainerDefaults,
              A2c::agent),
          new AlgorithmKind<>(
              "ppo",
              "Proximal policy optimisation (Schulman et al. 2017), for any actions.",
              PpoHyperparameters.defaults(),
              PpoHyperparameters::defaultsFor,
              PpoHyperparameters::trainerDefaults,
              Ppo::agent));

  static final List<AlgorithmKind<?>> ALL =
      Stream.<AlgorithmKind<?>>concat(
              DqnPreset.ALL.stream().map(Algorithms::dqn), POLICY_GRADIENT.stream())
          .toList();

  private Algorithms() {}

  private static AlgorithmKind<DqnHyperparameters> dqn(DqnPreset preset) {
    return new AlgorithmKind<>(
        preset.algorithm(),
        preset.description(),
        preset.defaults(),
        preset::defaultsFor,
        observations -> Map.of(),
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
