package io.gymwire.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.logging.MetricsLog;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.settings.Settings;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DQN and the trainer together on CartPole. */
final class DqnTrainingTest {
  @TempDir private Path folder;
  private final EnvironmentRegistry environments = EnvironmentRegistry.ofClassPath();
  private final EnvironmentSpec spec =
      environments.specs().stream()
          .filter(candidate -> candidate.id().equals("CartPole-v1"))
          .findFirst()
          .orElseThrow();
  private final List<Dqn> agents = new ArrayList<>();

  @AfterEach
  void close() {
    agents.forEach(Dqn::close);
    environments.close();
  }

  @Test
  void theSameSeedGivesTheSameRunByteForByte() throws IOException {
    Dqn first = agent();
    Dqn second = agent();
    trainer(first, "first").run();
    trainer(second, "second").run();

    assertThat(metrics("second")).isEqualTo(metrics("first"));
    assertThat(SavedState.of(second).comparableParts())
        .isEqualTo(SavedState.of(first).comparableParts());
  }

  @Test
  void aRunThatDiedAfterACheckpointEndsWithTheSameWeights() throws IOException {
    Dqn whole = agent();
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
    assertThatThrownBy(() -> trainer(agent(), "died", killer).run()).hasMessage("killed");
    assertThat(metrics("died")).isNotEqualTo(metrics("whole"));

    Dqn resumed = agent();
    Run run = trainer(resumed, "died").resume();

    assertThat(run.updates()).isEqualTo(1400);
    assertThat(metrics("died")).isEqualTo(metrics("whole"));
    assertThat(SavedState.of(resumed).comparableParts())
        .isEqualTo(SavedState.of(whole).comparableParts());
  }

  @Test
  void theDefaultsSolveCartPole() {
    Dqn dqn = new Dqn(spec, DqnHyperparameters.defaults(), 3, Devices.cpu());
    agents.add(dqn);
    TrainerSettings settings =
        new TrainerSettings(
            "CartPole-v1",
            1,
            3,
            50_000,
            OptionalDouble.of(475),
            OptionalInt.empty(),
            500,
            100,
            10_000,
            1_000);

    Run run = new Trainer(environments, settings, dqn, folder, List.of()).run();

    assertThat(run.solvedAtStep()).isPresent();
    assertThat(run.finalEvaluation().orElseThrow().meanReturn()).isGreaterThanOrEqualTo(475);
  }

  private Dqn agent() {
    DqnHyperparameters hyperparameters =
        Settings.with(
            DqnHyperparameters.defaults(),
            Map.of("hidden-sizes", "16", "batch-size", "16", "learning-starts", "100"));
    Dqn dqn = new Dqn(spec, hyperparameters, 0, Devices.cpu());
    agents.add(dqn);
    return dqn;
  }

  private Trainer trainer(Dqn dqn, String name, Callback... more) {
    TrainerSettings settings =
        new TrainerSettings(
            "CartPole-v1",
            2,
            0,
            1_500,
            OptionalDouble.empty(),
            OptionalInt.empty(),
            500,
            5,
            400,
            100);
    List<Callback> callbacks = new ArrayList<>(List.of(new MetricsLog()));
    callbacks.addAll(List.of(more));
    return new Trainer(environments, settings, dqn, folder.resolve(name), callbacks);
  }

  private byte[] metrics(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name).resolve("metrics.jsonl"));
  }
}
