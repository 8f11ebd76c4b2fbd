package io.gymwire.agents.cli;

import io.gymwire.agents.dqn.Dqn;
import io.gymwire.agents.dqn.DqnHyperparameters;
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

/**
 * The algorithms that can be trained: one line each, and nothing else to add one to the command
 * line.
 */
final class Algorithms {
  static final List<AlgorithmKind<?>> ALL =
      List.of(
          new AlgorithmKind<>(
              "dqn",
              "Deep Q-learning (Mnih et al. 2015), for discrete actions.",
              DqnHyperparameters.defaults(),
              DqnHyperparameters::defaultsFor,
              observations -> Map.of(),
              Dqn::new),
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

  private Algorithms() {}

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
