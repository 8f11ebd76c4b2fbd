package io.gymwire.agents.policygradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agents.dqn.SavedState;
import io.gymwire.agentsdk.logging.MetricsLog;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.agentsdk.training.Trainer;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.EnvironmentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy-gradient family and the trainer together on CartPole. */
final class PolicyGradientTrainingTest {
  @TempDir private Path folder;
  private final EnvironmentRegistry environments = EnvironmentRegistry.ofClassPath();
  private final EnvironmentSpec spec =
      environments.specs().stream()
          .filter(candidate -> candidate.id().equals("CartPole-v1"))
          .findFirst()
          .orElseThrow();
  private final List<Algorithm> agents = new ArrayList<>();

  @AfterEach
  void close() {
    agents.forEach(Algorithm::close);
    environments.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reinforce", "vpg", "a2c", "ppo"})
  void aRunThatDiedAfterACheckpointEndsWithTheSameWeights(String name) throws IOException {
    Algorithm whole = agent(name);
    trainer(whole, "whole").run();
    Callback killer =
        new Callback() {
          @Override
          public void onStep(Run run) {
            if (run.environmentSteps() >= 901) {
              throw new IllegalStateException("killed");
            }
          }
        };
    assertThatThrownBy(() -> trainer(agent(name), "died", killer).run()).hasMessage("killed");

    Algorithm resumed = agent(name);
    trainer(resumed, "died").resume();

    assertThat(metrics("died")).isEqualTo(metrics("whole"));
    assertThat(SavedState.of(resumed).comparableParts())
        .isEqualTo(SavedState.of(whole).comparableParts());
  }

  @Test
  void ppoSolvesCartPoleWithItsDefaults() {
    Algorithm ppo = Ppo.agent(spec, PpoHyperparameters.defaults(), 0, Devices.cpu());
    agents.add(ppo);
    Map<String, String> settings =
        new HashMap<>(PpoHyperparameters.trainerDefaults(spec.observationSpace()));
    settings.put("stop-at-return", "475");

    Run run =
        new Trainer(
                environments,
                Settings.with(TrainerSettings.defaults("CartPole-v1"), settings),
                ppo,
                folder,
                List.of())
            .run();

    assertThat(run.solvedAtStep()).isPresent();
    assertThat(run.finalEvaluation().orElseThrow().meanReturn()).isGreaterThanOrEqualTo(475);
  }

  private Algorithm agent(String name) {
    Algorithm agent =
        switch (name) {
          case "reinforce" ->
              Reinforce.agent(spec, ReinforceHyperparameters.defaults(), 0, Devices.cpu());
          case "vpg" ->
              Vpg.agent(
                  spec,
                  Settings.with(VpgHyperparameters.defaults(), Map.of("window-steps", "33")),
                  0,
                  Devices.cpu());
          case "a2c" -> A2c.agent(spec, A2cHyperparameters.defaults(), 0, Devices.cpu());
          case "ppo" -> Ppo.agent(spec, PpoHyperparameters.defaults(), 0, Devices.cpu());
          default -> throw new IllegalArgumentException(name);
        };
    agents.add(agent);
    return agent;
  }

  private Trainer trainer(Algorithm agent, String name, Callback... more) {
    TrainerSettings settings =
        Settings.with(
            TrainerSettings.defaults("CartPole-v1"),
            Map.of(
                "num-envs", "3",
                "total-steps", "1500",
                "evaluate-every", "500",
                "evaluation-episodes", "5",
                "checkpoint-every", "400",
                "log-every", "100"));
    List<Callback> callbacks = new ArrayList<>(List.of(new MetricsLog()));
    callbacks.addAll(List.of(more));
    return new Trainer(environments, settings, agent, folder.resolve(name), callbacks);
  }

  private byte[] metrics(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name).resolve("metrics.jsonl"));
  }
}
