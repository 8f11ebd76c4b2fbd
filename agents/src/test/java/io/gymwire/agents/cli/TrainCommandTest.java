package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.agentsdk.network.ComputeThreads;
import io.gymwire.agentsdk.network.PrecisionChoice;
import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.space.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real, tiny trainings from the command line to the files and back. */
class TrainCommandTest {
  @TempDir Path directory;

  @Test
  void trainsResumesAndEvaluates() throws Exception {
    Path run = directory.resolve("run");
    CommandResult trained = train(run, "--total-steps", "300", "--threads", "2", "--json");
    assertThat(trained.exitCode()).isZero();
    JsonNode summary = trained.json();
    assertThat(summary.get("algorithm").asText()).isEqualTo("dqn");
    assertThat(summary.get("env_id").asText()).isEqualTo("CartPole-v1");
    assertThat(summary.get("seed").asLong()).isEqualTo(3);
    assertThat(summary.get("env_steps").asLong()).isEqualTo(300);
    assertThat(summary.get("updates").asLong()).isEqualTo(100);
    assertThat(summary.get("episodes").asLong()).isPositive();
    assertThat(summary.get("wall_seconds").asDouble()).isPositive();
    assertThat(summary.get("solved_at_step").isNull()).isTrue();
    assertThat(summary.get("stop_reason").asText()).isEqualTo("total-steps");
    assertThat(summary.get("run_dir").asText()).isEqualTo(run.toString());
    assertThat(fields(summary.get("eval")))
        .containsExactly("episodes", "mean_return", "std_return", "min_return", "max_return");
    assertThat(summary.get("eval").get("episodes").asInt()).isEqualTo(100);
    assertThat(trained.err()).contains("Training dqn on CartPole-v1, seed 3, in " + run);
    assertThat(run.resolve("config.yaml"))
        .content()
        .contains("total-steps: 300", "batch-size: 16", "stop-at-return: 475.0", "patience: none")
        .contains("threads: 2");
    assertThat(run.resolve("checkpoints/best.gymwire")).isRegularFile();

    CommandResult resumed =
        CommandResult.of("train", "dqn", "--resume", run.toString(), "--total-steps", "450");
    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.out())
        .startsWith("Finished CartPole-v1 after 450 environment steps")
        .contains("./gymwire evaluate " + run + " --video film.gif")
        .contains("tensorboard --logdir " + run);
    assertThat(run.resolve("config.yaml")).content().contains("total-steps: 450");

    CommandResult evaluated =
        CommandResult.of("evaluate", run.toString(), "--episodes", "5", "--seed", "0", "--json");
    assertThat(evaluated.exitCode()).isZero();
    assertThat(evaluated.json().get("eval").get("episodes").asInt()).isEqualTo(5);
    assertThat(evaluated.json().get("checkpoint").asText()).isEqualTo("best");
    assertThat(evaluated.err()).isEmpty();
    assertThat(
            CommandResult.of("evaluate", run.toString(), "--episodes", "5", "--seed", "0", "--json")
                .out())
        .isEqualTo(evaluated.out());

    CommandResult cutShort =
        CommandResult.of(
            "evaluate", run.toString(), "--wrappers", "TimeLimit:max_episode_steps=3", "--json");
    assertThat(cutShort.json().get("wrappers").asText()).isEqualTo("TimeLimit:max_episode_steps=3");
    assertThat(cutShort.json().get("eval").get("min_return").asDouble()).isEqualTo(3);
    assertThat(cutShort.json().get("eval").get("max_return").asDouble()).isEqualTo(3);
    CommandResult unfit =
        CommandResult.of("evaluate", run.toString(), "--wrappers", "FrameStack:stack_size=2");
    assertThat(unfit.exitCode()).isEqualTo(2);
    assertThat(unfit.err())
        .contains("the policy was trained on observations of Box", "with these --env-arguments");
  }

  // Mutation that fails it: Training reads the summary of every run that has a checkpoint.
  @Test
  void aRunKilledBetweenItsFirstCheckpointAndTheSummaryGoesOn() throws Exception {
    Path run = directory.resolve("run");
    assertThat(train(run, "--total-steps", "300").exitCode()).isZero();
    Files.delete(run.resolve("summary.json"));

    CommandResult resumed =
        CommandResult.of("train", "dqn", "--resume", run.toString(), "--total-steps", "450");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(run.resolve("summary.json")).content().contains("\"env_steps\" : 450");
  }

  // Mutation that fails it: what config.yaml does not say has the default.
  @Test
  void aRunFromBeforeThereWereThreadsGoesOnWithOne() throws Exception {
    Path run = directory.resolve("run");
    assertThat(train(run, "--total-steps", "300", "--threads", "3").exitCode()).isZero();
    Path config = run.resolve("config.yaml");
    Files.write(
        config,
        Files.readAllLines(config).stream().filter(line -> !line.contains("threads")).toList());

    CommandResult resumed =
        CommandResult.of("train", "dqn", "--resume", run.toString(), "--total-steps", "450");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(config).content().contains("threads: 1");
  }

  @Test
  void picturesBringTheirOwnDefaultsAndWrappersAreKept() throws Exception {
    Path run = directory.resolve("run");
    CommandResult trained =
        CommandResult.of(
            "train",
            "dqn",
            "--env",
            "Catch36-v0",
            "--wrappers",
            "ResizeObservation:shape=[36,36],FrameStack:stack_size=2",
            "--training-wrappers",
            "ClipReward:min_reward=-1:max_reward=1",
            "--total-steps",
            "40",
            "--run-dir",
            run.toString(),
            "--set",
            "replay-capacity=30",
            "precision=auto");
    assertThat(trained.exitCode()).isZero();
    assertThat(trained.err())
        .contains(
            "precision=auto: %s on this"
                .formatted(PrecisionChoice.AUTO.here())
                .toLowerCase(Locale.ROOT));
    assertThat(run.resolve("config.yaml"))
        .content()
        .contains(
            "ResizeObservation:shape=[36,36],FrameStack:stack_size=2",
            "ClipReward:min_reward=-1:max_reward=1")
        .contains("loss: mse", "batch-size: 32", "learning-rate: 0.0001", "n-step: 1")
        .contains("checkpoint-every: 50000", "replay-capacity: 30")
        // Not "none": resumed where there are more cores, it would round otherwise.
        .contains("threads: " + ComputeThreads.suiting(Box.of(0, 255, DType.UINT8, 36, 36, 2)));

    CommandResult resumed =
        CommandResult.of("train", "dqn", "--resume", run.toString(), "--total-steps", "60", "-q");
    assertThat(resumed.exitCode()).isZero();
    CommandResult evaluated =
        CommandResult.of("evaluate", run.toString(), "--episodes", "5", "--json");
    assertThat(evaluated.exitCode()).isZero();
    assertThat(evaluated.json().get("eval").get("episodes").asInt()).isEqualTo(5);
  }

  @Test
  void aResumedRunWritesTheMetricsOfAnUndisturbedOne() throws Exception {
    Path undisturbed = directory.resolve("undisturbed");
    Path resumed = directory.resolve("resumed");
    assertThat(train(undisturbed, "--total-steps", "400", "-q").exitCode()).isZero();
    assertThat(train(resumed, "--total-steps", "200", "-q").exitCode()).isZero();
    assertThat(
            CommandResult.of("train", "dqn", "--resume", resumed.toString(), "--total-steps", "400")
                .exitCode())
        .isZero();
    assertThat(resumed.resolve("metrics.jsonl"))
        .hasSameBinaryContentAs(undisturbed.resolve("metrics.jsonl"));

    assertThat(CommandResult.of("train", "dqn", "--resume", resumed.toString()).err())
        .contains("The run had ended already; to go on: ./gymwire train dqn --resume " + resumed);
    assertThat(resumed.resolve("metrics.jsonl"))
        .hasSameBinaryContentAs(undisturbed.resolve("metrics.jsonl"));
  }

  @Test
  void filmsAnEpisodePictureByPicture() throws Exception {
    Path run = directory.resolve("run");
    assertThat(train(run, "--total-steps", "150", "-q").exitCode()).isZero();
    Path film = directory.resolve("films/one.gif");
    CommandResult filmed =
        CommandResult.of(
            "evaluate",
            run.toString(),
            "--episodes",
            "1",
            "--seed",
            "9",
            "--checkpoint",
            "last",
            "--video",
            film.toString(),
            "--json");
    assertThat(filmed.exitCode()).isZero();
    assertThat(filmed.json().get("video").asText()).isEqualTo(film.toString());
    // CartPole's return is its number of steps; the first picture is before the first.
    int pictures = filmed.json().get("eval").get("mean_return").asInt() + 1;
    try (ImageInputStream input = ImageIO.createImageInputStream(film.toFile())) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      reader.setInput(input);
      assertThat(reader.getNumImages(true)).isEqualTo(pictures);
      assertThat(reader.read(0).getWidth()).isEqualTo(600);
      assertThat(reader.read(pictures - 1).getHeight()).isEqualTo(400);
    }
  }

  @Test
  void trainsOverAServerAsInProcess() throws Exception {
    Path local = directory.resolve("local");
    assertThat(train(local, "--total-steps", "300", "--num-envs", "3", "-q").exitCode()).isZero();
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        EnvironmentServer server =
            EnvironmentServer.start(
                ServerSettings.defaults().withPort(0), registry, WrapperList.messages())) {
      for (String path : List.of("ws", "ws-json", "http", "http-json")) {
        String scheme = path.replace("-json", "");
        String encoding = path.equals(scheme) ? "" : "?encoding=json";
        String endpoint = scheme + "://127.0.0.1:" + server.port() + encoding;
        Path remote = directory.resolve(path);
        CommandResult trained =
            train(
                remote,
                "--total-steps",
                "300",
                "--num-envs",
                "3",
                "--endpoint",
                endpoint,
                "--json");
        assertThat(trained.exitCode()).isZero();
        assertThat(remote.resolve("metrics.jsonl"))
            .hasSameBinaryContentAs(local.resolve("metrics.jsonl"));
        assertThat(CommandResult.of("envs", "--endpoint", endpoint).out())
            .isEqualTo(CommandResult.of("envs").out());
        assertThat(
                CommandResult.of("evaluate", remote.toString(), "--episodes", "2", "--json")
                    .exitCode())
            .isZero();
      }
      // More than a session may have environments.
      CommandResult many =
          CommandResult.of(
              "evaluate", directory.resolve("ws").toString(), "--episodes", "5000", "--json");
      assertThat(many.json().get("eval").get("episodes").asInt()).isEqualTo(5000);
    }
    CommandResult unreachable = CommandResult.of("evaluate", directory.resolve("ws").toString());
    assertThat(unreachable.exitCode()).isEqualTo(1);
    assertThat(
            CommandResult.of(
                    "evaluate",
                    directory.resolve("ws").toString(),
                    "--episodes",
                    "2",
                    "--endpoint",
                    "none")
                .exitCode())
        .isZero();
  }

  @Test
  void aSignalSavesACheckpointAndSaysHowToResume() throws Exception {
    Path run = directory.resolve("run");
    Process process =
        new ProcessBuilder(
                JavaCommand.of(
                    "train",
                    "dqn",
                    "--env",
                    "CartPole-v1",
                    "--stop-at-return",
                    "none",
                    "--total-steps",
                    "100000000",
                    "--run-dir",
                    run.toString()))
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    try {
      Path metrics = run.resolve("metrics.jsonl");
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> Files.exists(metrics) && Files.size(metrics) > 0);
      CommandResult second = CommandResult.of("train", "dqn", "--resume", run.toString());
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.err()).contains("another gymwire trains in " + run);
      process.destroy();
      assertThat(process.waitFor()).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
    assertThat(directory.resolve("out"))
        .content()
        .startsWith("Interrupted CartPole-v1 after ")
        .contains("./gymwire train dqn --resume " + run);
    JsonNode summary = new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    assertThat(summary.get("stop_reason").asText()).isEqualTo("interrupted");
    long steps = summary.get("env_steps").asLong() + 50;
    CommandResult resumed =
        CommandResult.of(
            "train",
            "dqn",
            "--resume",
            run.toString(),
            "--total-steps",
            Long.toString(steps),
            "--json");
    assertThat(resumed.json().get("env_steps").asLong()).isEqualTo(steps);
  }

  @Test
  void aFailedRunSaysHowToGoOn() {
    Path run = directory.resolve("run");
    // There is a checkpoint before the first update.
    CommandResult failed =
        CommandResult.of(
            Arrays.stream(trainArguments(run, "learning-rate=1e30", "--total-steps", "300"))
                .map(argument -> argument.replace("learning-starts=100", "learning-starts=150"))
                .toArray(String[]::new));

    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err())
        .contains("learn at a lower rate")
        .contains("go on from its last checkpoint: ./gymwire train dqn --resume " + run);
  }

  private static CommandResult train(Path run, String... more) {
    return CommandResult.of(trainArguments(run, more));
  }

  private static String[] trainArguments(Path run, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "dqn",
                "--env",
                "CartPole-v1",
                "--seed",
                "3",
                "--evaluate-every",
                "100",
                "--evaluation-episodes",
                "2",
                "--checkpoint-every",
                "100",
                "--log-every",
                "50",
                "--run-dir",
                run.toString(),
                "--set",
                "learning-starts=100",
                "batch-size=16",
                "updates-per-step=0.5",
                "hidden-sizes=16"));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
