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
import io.gymwire.protocol.environment.VectorEnvironment;
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

/** DQN on stacks of pictures: a game of catch. */
final class DqnPicturesTest {
  @TempDir private Path folder;
  private final EnvironmentRegistry environments = EnvironmentRegistry.ofClassPath();
  private final List<Dqn> agents = new ArrayList<>();

  @AfterEach
  void close() {
    agents.forEach(Dqn::close);
    environments.close();
  }

  @Test
  void itLearnsToCatch() {
    TrainerSettings settings =
        settings("total-steps=15000", "evaluate-every=1000", "evaluation-episodes=100");
    settings =
        Settings.with(settings, Map.of("stop-at-return", "0.8", "checkpoint-every", "50000"));
    Dqn dqn =
        agent(
            settings,
            "learning-starts=500",
            "epsilon-steps=3000",
            "n-step=3",
            "learning-rate=0.001",
            "target-update-interval=250",
            "replay-capacity=4000",
            "hidden-sizes=64",
            "updates-per-step=0.5");

    Run run = new Trainer(environments, settings, dqn, folder, List.of()).run();

    assertThat(run.solvedAtStep()).isPresent();
  }

  @Test
  void aRunThatDiedEndsWithTheSameWeights() throws IOException {
    TrainerSettings settings = settings("total-steps=600", "num-envs=2", "checkpoint-every=200");
    String[] changes = {
      "learning-starts=100", "replay-capacity=150", "n-step=3", "hidden-sizes=16"
    };
    Dqn whole = agent(settings, changes);
    trainer(settings, whole, "whole").run();
    Callback killer =
        new Callback() {
          @Override
          public void onStep(Run run) {
            if (run.environmentSteps() == 500) {
              throw new IllegalStateException("killed");
            }
          }
        };
    assertThatThrownBy(() -> trainer(settings, agent(settings, changes), "died", killer).run())
        .hasMessage("killed");

    Dqn resumed = agent(settings, changes);
    trainer(settings, resumed, "died").resume();

    assertThat(metrics("died")).isEqualTo(metrics("whole"));
    assertThat(SavedState.of(resumed).comparableParts())
        .isEqualTo(SavedState.of(whole).comparableParts());
  }

  @Test
  void anOverlappedRunIsTheSameEveryTimeAndNotTheOneWithoutOverlap() throws IOException {
    TrainerSettings settings = settings("total-steps=300", "log-every=50");
    String[] changes = {"learning-starts=100", "replay-capacity=150", "hidden-sizes=16"};
    assertThat(settings.overlap()).isTrue();
    trainer(settings, agent(settings, changes), "first").run();
    trainer(settings, agent(settings, changes), "second").run();
    TrainerSettings inTurns = Settings.with(settings, Map.of("overlap", "false"));
    trainer(inTurns, agent(settings, changes), "turns").run();

    assertThat(metrics("second")).isEqualTo(metrics("first")).isNotEqualTo(metrics("turns"));
  }

  @Test
  void picturesHaveDefaultsOfTheirOwn() {
    EnvironmentSpec spec = spec(settings());

    assertThat(DqnHyperparameters.defaultsFor(spec.observationSpace()))
        .isEqualTo(DqnHyperparameters.forPictures())
        .isNotEqualTo(DqnHyperparameters.defaults());
    assertThat(DqnHyperparameters.defaultsFor(spec.actionSpace()))
        .isEqualTo(DqnHyperparameters.defaults());
  }

  private Dqn agent(TrainerSettings settings, String... changes) {
    DqnHyperparameters hyperparameters = Settings.with(DqnHyperparameters.forPictures(), changes);
    Dqn dqn = new Dqn(spec(settings), hyperparameters, settings.seed(), Devices.cpu());
    agents.add(dqn);
    return dqn;
  }

  private EnvironmentSpec spec(TrainerSettings settings) {
    try (VectorEnvironment environment = environments.make(settings.trainingRequest())) {
      return environment.spec();
    }
  }

  private static TrainerSettings settings(String... changes) {
    Map<String, String> values = new HashMap<>(Settings.parse(List.of(changes)));
    values.put("wrappers", "FrameStack:stack_size=2");
    return Settings.with(TrainerSettings.forPictures("Catch36-v0"), values);
  }

  private Trainer trainer(TrainerSettings settings, Dqn dqn, String name, Callback... more) {
    List<Callback> callbacks = new ArrayList<>(List.of(new MetricsLog()));
    callbacks.addAll(List.of(more));
    return new Trainer(environments, settings, dqn, folder.resolve(name), callbacks);
  }

  private byte[] metrics(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name).resolve("metrics.jsonl"));
  }
}
