package io.gymwire.agentsdk.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.logging.RunRecord.EpisodeRecord;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
  private static final String CONFIG =
      """
      run:
        algorithm: dqn
      trainer:
        env-id: CartPole-v1
        seed: 7
        stop-at-return: 475.0
      hyperparameters:
        n-step: 3
      """;

  @TempDir Path directory;

  @Test
  void readsEvaluationsEpisodesAndSettings() throws IOException {
    Files.writeString(directory.resolve("config.yaml"), CONFIG);
    Files.writeString(
        directory.resolve("metrics.jsonl"),
        """
        {"step":12,"kind":"episode","environment":0,"return":12.5,"length":12,"terminated":true,"truncated":false}
        {"step":20,"kind":"train","train/loss":"NaN"}
        {"step":20,"kind":"evaluation","episodes":4,"mean_return":10.0,"std_return":3.0,"min_return":7.0,"max_return":13.0}
        {"step":40,"kind":"evaluation","episodes":4,"mean_return":"NaN","std_return":3.0,"min_return":7.0,"max_return":13.0}
        """);
    Files.writeString(directory.resolve("summary.json"), "{\"stop_reason\":\"solved\"}");
    RunRecord run = RunRecord.read(directory);
    assertThat(run.algorithm()).isEqualTo("dqn");
    assertThat(run.envId()).isEqualTo("CartPole-v1");
    assertThat(run.seed()).isEqualTo("7");
    assertThat(run.goal()).contains(475.0);
    assertThat(run.setting("hyperparameters", "n-step")).isEqualTo("3");
    assertThat(run.setting("hyperparameters", "tau")).isEmpty();
    assertThat(run.isSolved()).isTrue();
    assertThat(run.episodes()).containsExactly(new EpisodeRecord(12, 12.5));
    assertThat(run.evaluations()).hasSize(2);
    assertThat(run.evaluations().get(0).step()).isEqualTo(20);
    assertThat(run.evaluations().get(0).meanReturn()).isEqualTo(10.0);
    assertThat(run.evaluations().get(0).standardError()).isCloseTo(1.5, within(1e-12));
    assertThat(run.evaluations().get(1).meanReturn()).isNaN();
  }

  @Test
  void aRunThatGoesOnMayBeWritingItsLastLine() throws IOException {
    Files.writeString(directory.resolve("config.yaml"), CONFIG.replace("475.0", "none"));
    Files.writeString(
        directory.resolve("metrics.jsonl"),
        """
        {"step":12,"kind":"episode","return":12.5}
        {"step":24,"kind":"epi""");
    RunRecord run = RunRecord.read(directory);
    assertThat(run.episodes()).hasSize(1);
    assertThat(run.evaluations()).isEmpty();
    assertThat(run.goal()).isEmpty();
    assertThat(run.summary()).isEmpty();
    assertThat(run.isSolved()).isFalse();
  }

  @Test
  void saysWhichLineIsDamaged() throws IOException {
    Files.writeString(directory.resolve("config.yaml"), CONFIG);
    Files.writeString(
        directory.resolve("metrics.jsonl"), "{\"step\":12,\"kind\":\"train\"}\n{\"step\":\n");
    assertThatThrownBy(() -> RunRecord.read(directory))
        .isInstanceOf(GymWireException.class)
        .hasMessageEndingWith(
            "metrics.jsonl, line 2: expected one JSON object a line, with numbers");
  }

  @Test
  void aFolderWithoutConfigIsNoRun() {
    assertThatThrownBy(() -> RunRecord.read(directory))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("is not the folder of a run");
  }
}
