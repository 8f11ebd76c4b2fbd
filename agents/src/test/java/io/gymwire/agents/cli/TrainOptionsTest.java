package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code train} can be told about the run around the learning. */
class TrainOptionsTest {
  @TempDir Path directory;

  /** The trainer's settings, then the run's folder and algorithm, its place, its output. */
  // Fails with orders of 11 and more in TrainAlgorithmCommand, between those of the trainer's
  // settings.
  @Test
  void helpKeepsTogetherWhatBelongsTogether() {
    String help = CommandResult.of("train", "dqn", "--help").out();
    assertThat(
            Stream.of(
                    "--env=",
                    "--keep-checkpoints=",
                    "--keep-best-by=",
                    "--resume=",
                    "--set=",
                    "--endpoint=",
                    "--json")
                .map(option -> help.indexOf("      " + option)))
        .doesNotContain(-1)
        .isSorted();
  }

  @Test
  void histogramsAndVideosShowTheEvaluatedPolicyAndChangeNothing() throws IOException {
    Path plain = fastRun("plain");
    Path shown = fastRun("shown", "--log", "histograms", "videos");

    Path metrics = shown.resolve("metrics.jsonl");
    assertThat(metrics).hasSameBinaryContentAs(plain.resolve("metrics.jsonl"));
    List<JsonNode> evaluations =
        Files.readAllLines(metrics).stream()
            .map(TrainOptionsTest::parse)
            .filter(row -> row.get("kind").asText().equals("evaluation"))
            .toList();
    double best = Double.NEGATIVE_INFINITY;
    for (JsonNode evaluation : evaluations) {
      Path film = shown.resolve("videos/step-%010d.gif".formatted(evaluation.get("step").asInt()));
      double mean = evaluation.get("mean_return").asDouble();
      assertThat(Files.exists(film)).isEqualTo(mean > best);
      if (mean > best) {
        // A step of CartPole is worth 1; there is a picture before the first.
        assertThat(pictures(film)).isEqualTo((int) mean + 1);
        best = mean;
      }
    }
    assertThat(evaluations).hasSizeGreaterThan(1);
    assertThat(events(shown))
        .contains(
            "dqn/network.0.weight", "dqn/network.2.bias", "evaluation/first_episode", "GIF89a");
    assertThat(events(plain)).doesNotContain("dqn/network", "GIF89a");
  }

  private Path fastRun(String name, String... more) {
    Path run = directory.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("train", "dqn", "--env", "CartPole-v1"));
    arguments.addAll(List.of("--run-dir", run.toString(), "--fast-dev-run", "-q"));
    arguments.addAll(List.of("--evaluation-episodes", "1"));
    arguments.addAll(List.of(more));
    CommandResult result = CommandResult.of(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return run;
  }

  private static String events(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      Path file =
          files.filter(path -> path.toString().contains("tfevents")).findFirst().orElseThrow();
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
  }

  private static int pictures(Path film) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream = ImageIO.createImageInputStream(film.toFile())) {
      reader.setInput(stream);
      return reader.getNumImages(true);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }

  @Test
  void aFastDevelopmentRunGoesThroughEverythingOnce() throws IOException {
    Path run = directory.resolve("run");
    CommandResult result =
        CommandResult.of(
            "train",
            "dqn",
            "--env",
            "CartPole-v1",
            "--run-dir",
            run.toString(),
            "--fast-dev-run",
            "--json",
            "-q",
            "--log",
            "csv",
            "--keep-best",
            "2",
            "--keep-checkpoints",
            "2");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().get("env_steps").asInt()).isEqualTo(200);
    assertThat(result.json().get("updates").asInt()).isEqualTo(150);
    assertThat(result.json().get("eval").get("episodes").asInt()).isEqualTo(2);
    assertThat(checkpoints(run))
        .containsExactly(
            "best-0000000100.gymwire",
            "best-0000000200.gymwire",
            "best.gymwire",
            "last.gymwire",
            "step-0000000100.gymwire",
            "step-0000000200.gymwire");
    assertThat(Files.readAllLines(run.resolve("metrics.csv")))
        .startsWith("step,name,value")
        .anyMatch(line -> line.matches("200,evaluation/mean_return,[0-9.]+"))
        .anyMatch(line -> line.matches("100,train/loss,[0-9.E-]+"))
        .anyMatch(line -> line.matches("[0-9]+,episode/return,[0-9.]+"));

    CommandResult evaluated =
        CommandResult.of(
            "evaluate", run.toString(), "--episodes", "1", "--checkpoint", "step-0000000100");
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
    CommandResult missing =
        CommandResult.of("evaluate", run.toString(), "--episodes", "1", "--checkpoint", "first");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err())
        .contains("there is no checkpoint 'first'")
        .contains("best-0000000100, best-0000000200, best, last, step-0000000100, step-0000000200");
  }

  @Test
  void aRunBeginsWithTheSettingsOfAnother() throws IOException {
    Path old = directory.resolve("old");
    Path next = directory.resolve("next");
    assertThat(
            CommandResult.of(
                    "train",
                    "dqn",
                    "--env",
                    "CartPole-v1",
                    "--run-dir",
                    old.toString(),
                    "--fast-dev-run",
                    "-q",
                    "--set",
                    "n-step=3",
                    "gamma=0.9")
                .exitCode())
        .isZero();
    CommandResult result =
        CommandResult.of(
            "train",
            "dqn",
            "--config",
            old.resolve("config.yaml").toString(),
            "--run-dir",
            next.toString(),
            "--seed",
            "5",
            "--set",
            "gamma=0.95",
            "-q");
    assertThat(result.exitCode()).as(result.err()).isZero();
    List<String> expected =
        Files.readAllLines(old.resolve("config.yaml")).stream()
            .map(line -> line.equals("  seed: 0") ? "  seed: 5" : line)
            .map(line -> line.equals("  gamma: 0.9") ? "  gamma: 0.95" : line)
            .toList();
    assertThat(Files.readAllLines(next.resolve("config.yaml"))).isEqualTo(expected);
  }

  @Test
  void resumingWithFewerStepsThanDoneChangesNothing() throws IOException {
    Path run = directory.resolve("run");
    assertThat(
            CommandResult.of(
                    "train",
                    "dqn",
                    "--env",
                    "CartPole-v1",
                    "--run-dir",
                    run.toString(),
                    "--fast-dev-run",
                    "-q")
                .exitCode())
        .isZero();
    byte[] before = Files.readAllBytes(run.resolve("config.yaml"));
    CommandResult result =
        CommandResult.of("train", "dqn", "--resume", run.toString(), "--total-steps", "100");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("the run has done 200 steps already: give --total-steps more");
    assertThat(Files.readAllBytes(run.resolve("config.yaml"))).isEqualTo(before);
  }

  private static List<String> checkpoints(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
