package io.gymwire.agents.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.logging.MetricsLog;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.agentsdk.training.Trainer;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.EnvironmentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code OWN_ALGORITHM.md} shows is what is compiled and run here. */
final class OwnAlgorithmTest {
  private static final Path SOURCES = Path.of("src/test/java/io/gymwire/agents/example");

  @TempDir private Path folder;
  private final EnvironmentRegistry environments = EnvironmentRegistry.ofClassPath();
  private final EnvironmentSpec spec = TrainOnCartPole.spec(environments);

  @AfterEach
  void close() {
    environments.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExpectedSarsa",
        "LayerNormLayers",
        "LayerNormQNetwork",
        "LayerNormActorCritic",
        "TrainOnCartPole"
      })
  void theDocumentShowsTheSource(String name) throws IOException {
    String source = Files.readString(SOURCES.resolve(name + ".java"));
    assertThat(Files.readString(Path.of("OWN_ALGORITHM.md")))
        .contains("```java\n" + source + "```\n");
  }

  @Test
  void anAlgorithmIsLessThan150Lines() throws IOException {
    assertThat(Files.readAllLines(SOURCES.resolve("ExpectedSarsa.java"))).hasSizeLessThan(150);
  }

  // A random policy's mean return is 22.
  @Test
  void anAlgorithmOfOnesOwnLearns() {
    try (Algorithm sarsa = TrainOnCartPole.expectedSarsa(spec)) {
      assertThat(finalReturn(sarsa)).isGreaterThan(150);
    }
  }

  @Test
  void dqnLearnsWithANetworkOfOnesOwn() {
    try (Algorithm dqn = TrainOnCartPole.dqn(spec)) {
      assertThat(finalReturn(dqn)).isGreaterThan(120);
    }
  }

  @Test
  void ppoLearnsWithANetworkOfOnesOwn() {
    try (Algorithm ppo = TrainOnCartPole.ppo(spec)) {
      assertThat(finalReturn(ppo)).isGreaterThan(120);
    }
  }

  @Test
  void aRunThatDiedAfterACheckpointEndsAsAnUndisturbedOne() throws IOException {
    Callback killer =
        new Callback() {
          @Override
          public void onStep(Run run) {
            if (run.environmentSteps() >= 12_000) {
              throw new IllegalStateException("killed");
            }
          }
        };
    try (Algorithm whole = TrainOnCartPole.expectedSarsa(spec);
        Algorithm died = TrainOnCartPole.expectedSarsa(spec);
        Algorithm resumed = TrainOnCartPole.expectedSarsa(spec)) {
      trainer(whole, "whole").run();
      assertThatThrownBy(() -> trainer(died, "died", killer).run()).hasMessage("killed");
      trainer(resumed, "died").resume();
    }
    assertThat(folder.resolve("died/metrics.jsonl"))
        .hasSameTextualContentAs(folder.resolve("whole/metrics.jsonl"));
  }

  private double finalReturn(Algorithm algorithm) {
    Run run = TrainOnCartPole.trainer(environments, algorithm, folder.resolve("run")).run();
    return run.finalEvaluation().orElseThrow().meanReturn();
  }

  private Trainer trainer(Algorithm algorithm, String name, Callback... more) {
    List<Callback> callbacks =
        Stream.concat(Stream.<Callback>of(new MetricsLog()), Stream.of(more)).toList();
    return new Trainer(
        environments, TrainOnCartPole.SETTINGS, algorithm, folder.resolve(name), callbacks);
  }
}
