package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gymwire.agents.results.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void makeRuns() {
    RunFolders.summarise(
        RunFolders.write(directory.resolve("a"), "CartPole-v1", 0, "n-step: 1", 1000, 5, 2000, 97),
        "{\"env_steps\":2500,\"wall_seconds\":75.2,\"stop_reason\":\"solved\",\"eval\":{\"episodes\":100,\"mean_return\":96.0,\"std_return\":5.0}}");
    RunFolders.write(directory.resolve("b"), "CartPole-v1", 1, "n-step: 1", 1000, 7, 2000, 91);
    RunFolders.write(directory.resolve("c"), "CartPole-v1", 0, "n-step: 3", 1000, 1);
  }

  @Test
  void showsAGroupARow() {
    CommandResult result = CommandResult.of("compare", directory.toString());
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "runs of        environment  seeds  steps  best         fresh        to threshold    time",
            "dqn, n-step=1  CartPole-v1  0,1    2,250  94.0 ± 3.00  96.0 ± 0.00  2,000 (2 of 2)  0:01:15",
            "dqn, n-step=3  CartPole-v1  0      1,000  1.00 ± 1.00  -            -               -");
  }

  @Test
  void showsEachRun() {
    CommandResult result =
        CommandResult.of("compare", directory.toString(), "--each", "--threshold", "95");
    assertThat(result.out().lines().map(line -> line.replace(directory.toString(), "DIR")))
        .anyMatch(line -> line.matches("DIR/a .* 2,500 +97.0 ± 1.00 +96.0 ± 0.50 +2,000 +0:01:15"))
        .anyMatch(line -> line.matches("DIR/b .* 2,000 +91.0 ± 1.00 +- +- +-"));
  }

  // Mutations that fail it: the first failure ends the command; nobody is told.
  @Test
  void aDamagedRunIsLeftOutAndNamed() throws IOException {
    Path damaged = Files.createDirectories(directory.resolve("d"));
    Files.writeString(damaged.resolve("config.yaml"), "run: [");
    CommandResult result = CommandResult.of("compare", directory.toString());
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).hasLineCount(3);
    assertThat(result.err()).startsWith("left out: ").contains(damaged.toString());

    Path garbled = directory.resolve("b/metrics.jsonl");
    Files.writeString(garbled, "{\"step\":1,\"kind\":\"evaluation\",\"mean_return\":\"many\"}\n");
    Path config = directory.resolve("c/config.yaml");
    Files.writeString(config, Files.readString(config).replace("90.0", "high"));
    JsonNode compared = CommandResult.of("compare", directory.toString(), "--json").json();
    assertThat(compared.get("groups")).hasSize(1);
    assertThat(compared.get("left_out"))
        .extracting(JsonNode::asText)
        .satisfiesExactly(
            reason -> assertThat(reason).contains(garbled + ", line 1"),
            reason -> assertThat(reason).contains("stop-at-return must be a number or none"),
            reason -> assertThat(reason).contains(damaged.toString()));

    CommandResult alone = CommandResult.of("compare", damaged.toString());
    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.err()).contains(damaged.toString()).doesNotContain("left out");
  }

  @Test
  void writesJson() {
    JsonNode groups =
        CommandResult.of("compare", directory.toString(), "--json").json().get("groups");
    assertThat(groups).hasSize(2);
    JsonNode first = groups.get(0);
    assertThat(first.get("settings").get("n-step").asText()).isEqualTo("1");
    assertThat(first.get("best").get("mean").asDouble()).isEqualTo(94);
    assertThat(first.get("steps_to_threshold").get("count").asInt()).isEqualTo(2);
    assertThat(first.get("runs").get(0).get("stop_reason").asText()).isEqualTo("solved");
    assertThat(first.get("runs").get(1).get("stop_reason").isNull()).isTrue();
    assertThat(groups.get(1).get("fresh").isNull()).isTrue();
  }
}
