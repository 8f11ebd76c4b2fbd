package io.gymwire.agents.example;

import io.gymwire.agents.dqn.Dqn;
import io.gymwire.agents.dqn.DqnHyperparameters;
import io.gymwire.agents.policygradient.Ppo;
import io.gymwire.agents.policygradient.PpoHyperparameters;
import io.gymwire.agentsdk.logging.MetricsLog;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.agentsdk.training.Trainer;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Trains an algorithm of one's own on CartPole, and DQN and PPO with networks of one's own. */
public final class TrainOnCartPole {
  static final TrainerSettings SETTINGS =
      Settings.with(
          TrainerSettings.defaults("CartPole-v1"),
          Map.of("num-envs", "16", "total-steps", "20000", "evaluate-every", "5000"));

  private TrainOnCartPole() {}

  /** Trains all three in folders below {@code runs}. */
  public static void main(String... arguments) {
    try (Environments environments = EnvironmentRegistry.ofClassPath()) {
      EnvironmentSpec spec = spec(environments);
      try (Algorithm sarsa = expectedSarsa(spec);
          Algorithm dqn = dqn(spec);
          Algorithm ppo = ppo(spec)) {
        show(trainer(environments, sarsa, Path.of("runs/expected-sarsa")).run());
        show(trainer(environments, dqn, Path.of("runs/layer-norm-dqn")).run());
        show(trainer(environments, ppo, Path.of("runs/layer-norm-ppo")).run());
      }
    }
  }

  static EnvironmentSpec spec(Environments environments) {
    return environments.specs().stream()
        .filter(spec -> spec.id().equals(SETTINGS.envId()))
        .findFirst()
        .orElseThrow();
  }

  static Algorithm expectedSarsa(EnvironmentSpec spec) {
    ObservationRows rows = ObservationRows.of(spec.observationSpace());
    QNetwork network = new LayerNormQNetwork(rows, 2, 1, SETTINGS.seed(), Devices.cpu());
    return new ExpectedSarsa(rows, network, 2, SETTINGS.seed());
  }

  static Algorithm dqn(EnvironmentSpec spec) {
    DqnHyperparameters hyperparameters =
        Settings.with(DqnHyperparameters.defaults(), Map.of("updates-per-step", "0.25"));
    return new Dqn(spec, hyperparameters, LayerNormQNetwork::new, SETTINGS.seed(), Devices.cpu());
  }

  static Algorithm ppo(EnvironmentSpec spec) {
    return Ppo.agent(
        spec,
        PpoHyperparameters.defaults(),
        LayerNormActorCritic::new,
        SETTINGS.seed(),
        Devices.cpu());
  }

  static Trainer trainer(Environments environments, Algorithm algorithm, Path folder) {
    return new Trainer(environments, SETTINGS, algorithm, folder, List.of(new MetricsLog()));
  }

  private static void show(Run run) {
    System.out.println(
        run.algorithm().name() + ": " + run.finalEvaluation().orElseThrow().meanReturn());
  }
}
