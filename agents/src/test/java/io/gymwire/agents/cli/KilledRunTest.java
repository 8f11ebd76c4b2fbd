package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gymwire.agents.dqn.SavedState;
import io.gymwire.agentsdk.network.ComputeThreads;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Checkpoints;
import io.gymwire.protocol.environment.Environments;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that trains, killed by SIGKILL: every algorithm goes on as if nothing had happened. */
final class KilledRunTest {
  private static final Pattern STEP = Pattern.compile("\"step\":(\\d+)");
  private static final List<String> VALUE_BASED =
      List.of("learning-starts=100", "batch-size=16", "updates-per-step=0.5", "epsilon-steps=300");

  @TempDir private Path directory;

  @AfterEach
  void backToOneThread() {
    ComputeThreads.use(1);
  }

  private static Stream<String> algorithms() {
    return Algorithms.ALL.stream().map(AlgorithmKind::name);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void endsWithTheWeightsAndMetricsOfAnUndisturbedOne(String algorithm) throws Exception {
    endsLikeAnUndisturbedOne(algorithm, onCartPole(algorithm), 400);
  }

  // The emulator's state, stacks of pictures in the replay memory, and sums over several threads.
  @Test
  void ofPicturesOnSeveralThreadsDoesSoToo() throws Exception {
    endsLikeAnUndisturbedOne("dqn", onPictures(), 60);
  }

  private void endsLikeAnUndisturbedOne(String algorithm, List<String> options, int stepsMore)
      throws Exception {
    Path killed = directory.resolve("killed");
    // So long that it cannot end before it is killed.
    Process process =
        new ProcessBuilder(JavaCommand.of(arguments(algorithm, options, killed, 1_000_000_000)))
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    try {
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(10))
          .atMost(Duration.ofMinutes(5))
          .until(() -> new Checkpoints(killed).hasLast() || !process.isAlive());
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue())
        .as("SIGKILL, 9: %s", Files.readString(directory.resolve("err")))
        .isEqualTo(128 + 9);
    long end = latestStep(killed) + stepsMore;

    CommandResult resumed =
        CommandResult.of(
            "train", algorithm, "--resume", killed.toString(), "--total-steps", "" + end, "-q");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    Path undisturbed = directory.resolve("undisturbed");
    assertThat(CommandResult.of(arguments(algorithm, options, undisturbed, end)).exitCode())
        .isZero();
    assertThat(killed.resolve("metrics.jsonl"))
        .hasSameBinaryContentAs(undisturbed.resolve("metrics.jsonl"))
        .content()
        .contains("\"train/loss\":");
    assertThat(lastWeights(killed)).isNotEmpty().isEqualTo(lastWeights(undisturbed));
  }

  private static String[] arguments(
      String algorithm, List<String> options, Path run, long totalSteps) {
    List<String> arguments = new ArrayList<>(List.of("train", algorithm, "--seed", "3", "-q"));
    arguments.addAll(List.of("--total-steps", "" + totalSteps, "--stop-at-return", "none"));
    arguments.addAll(List.of("--run-dir", run.toString()));
    arguments.addAll(options);
    return arguments.toArray(String[]::new);
  }

  /** Checkpoints come in the middle of episodes and of an update's steps. */
  private static List<String> onCartPole(String algorithm) {
    List<String> arguments = new ArrayList<>(List.of("--env", "CartPole-v1", "--num-envs", "2"));
    arguments.addAll(List.of("--evaluate-every", "130", "--evaluation-episodes", "2"));
    arguments.addAll(List.of("--checkpoint-every", "250", "--log-every", "50"));
    arguments.addAll(List.of("--set", "hidden-sizes=16"));
    arguments.addAll(
        switch (algorithm) {
          case "reinforce" -> List.of("batch-episodes=3", "baseline=value");
          case "vpg", "a2c" -> List.of("window-steps=12");
          case "ppo" -> List.of("window-steps=48", "minibatches=3");
          default -> VALUE_BASED;
        });
    return arguments;
  }

  private static List<String> onPictures() {
    List<String> arguments = new ArrayList<>(List.of("--env", "GymWire/OpenPong-v0"));
    arguments.addAll(List.of("--env-arguments", "frameskip=1", "--threads", "3"));
    arguments.addAll(List.of("--wrappers", "AtariPreprocessing,FrameStack:stack_size=4"));
    arguments.addAll(List.of("--evaluate-every", "1000000", "--fresh-episodes", "1"));
    arguments.addAll(List.of("--checkpoint-every", "50", "--log-every", "10"));
    arguments.addAll(List.of("--set", "learning-starts=20", "replay-capacity=1000"));
    return arguments;
  }

  private static long latestStep(Path run) throws IOException {
    Matcher steps = STEP.matcher(Files.readString(run.resolve("metrics.jsonl")));
    return steps.results().mapToLong(step -> Long.parseLong(step.group(1))).max().orElseThrow();
  }

  private static Map<String, ByteBuffer> lastWeights(Path run) {
    RunConfig config = RunConfig.read(run);
    SavedState weights = new SavedState(new HashMap<>());
    try (Environments environments = config.openEnvironments();
        Algorithm algorithm = config.makeAlgorithm(config.findSpec(environments))) {
      new Checkpoints(run).loadLastPolicy(algorithm);
      algorithm.savePolicy(weights);
    }
    return weights.parts();
  }
}
