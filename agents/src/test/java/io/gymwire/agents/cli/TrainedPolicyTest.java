package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Discrete;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainedPolicyTest {
  @TempDir private Path directory;

  // Mutation that fails it: the run's own place is opened (TrainedPolicy.load, ExportCommand).
  @Test
  void theServerOfTheTrainingIsNotNeeded() {
    Path run = directory.resolve("run");
    EnvironmentSpec trainedIn;
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        EnvironmentServer server =
            EnvironmentServer.start(ServerSettings.defaults().withPort(0), registry, List.of())) {
      train("dqn", "CartPole-v1", run, "--endpoint", "ws://127.0.0.1:" + server.port());
      trainedIn =
          registry.specs().stream()
              .filter(spec -> spec.id().equals("CartPole-v1"))
              .findFirst()
              .orElseThrow();
    }

    try (TrainedPolicy policy = TrainedPolicy.load(run)) {
      assertThat(policy.spec()).isEqualTo(trainedIn);
      assertThat(policy.act(NdArray.ofFloats(0.1f, 0, -0.05f, 0))).isIn(0L, 1L);
    }
    Path file = directory.resolve("policy.safetensors");
    CommandResult exported = CommandResult.of("export", run.toString(), "-o", file.toString());
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(file).exists();
  }

  // Mutation that fails it: the info not handed to the policy (TrainedPolicy.act).
  @ParameterizedTest
  @ValueSource(strings = {"dqn", "ppo"})
  void onlyWhatAMaskAllowsIsDone(String algorithm) {
    Path run = directory.resolve("run");
    train(algorithm, "Taxi-v4", run);

    try (TrainedPolicy policy = TrainedPolicy.load(run)) {
      int actions = Math.toIntExact(((Discrete) policy.spec().actionSpace()).n());
      for (int allowed = 0; allowed < actions; allowed++) {
        NdArray mask = NdArray.zeros(DType.INT8, actions);
        mask.setLong(allowed, 1);

        assertThat(policy.act(7L, Map.of("action_mask", mask, "prob", 1.0)))
            .isEqualTo((long) allowed);
      }
      assertThat(policy.act(7L)).isEqualTo(policy.act(7L, Map.of("prob", 1.0)));
    }
  }

  @Test
  void aFolderWithoutARunIsRefused() {
    assertThatExceptionOfType(GymWireException.class)
        .isThrownBy(() -> TrainedPolicy.load(directory))
        .withMessageContaining("is not the folder of a run");
  }

  private static void train(String algorithm, String envId, Path run, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("train", algorithm, "--env", envId, "--fast-dev-run", "-q"));
    arguments.addAll(List.of("--run-dir", run.toString()));
    arguments.addAll(List.of(more));
    CommandResult result = CommandResult.of(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
  }
}
