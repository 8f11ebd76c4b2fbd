package io.gymwire.agentsdk.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.agentsdk.training.Evaluation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryFileTest {
  @TempDir Path directory;

  @Test
  void holdsWhatTheRunCameTo() throws Exception {
    ExampleRun ended =
        new ExampleRun(
            directory,
            20_000,
            Optional.of(new Evaluation(18_000, List.of(490.0, 500.0), List.of(490L, 500L))),
            Optional.of(new Evaluation(20_000, List.of(480.0, 500.0), List.of(480L, 500L))),
            OptionalLong.of(18_000),
            Optional.of("solved"));
    SummaryFile summary = new SummaryFile(new StepClock());
    summary.onStart(ExampleRun.at(directory, 0));
    summary.onEnd(ended);

    assertThat(SummaryFile.read(directory))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"algorithm": "dqn", "env_id": "CartPole-v1", "seed": 7, "num_envs": 4, "env_steps": 20000,
                     "updates": 10000, "episodes": 3, "wall_seconds": 1.5, "solved_at_step": 18000,
                     "stop_reason": "solved",
                     "best": {"episodes": 2, "mean_return": 495.0, "std_return": 5.0, "min_return": 490.0,
                              "max_return": 500.0, "step": 18000},
                     "eval": {"episodes": 2, "mean_return": 490.0, "std_return": 10.0, "min_return": 480.0,
                              "max_return": 500.0}}
                    """));
  }

  @Test
  void secondsGoOnOverAResumeAndWhatIsNotThereIsNull() {
    SummaryFile killed = new SummaryFile(new StepClock());
    killed.onStart(ExampleRun.at(directory, 0));
    killed.onCheckpoint(ExampleRun.at(directory, 10), directory);
    SummaryFile resumed = new SummaryFile(new StepClock());
    resumed.onStart(ExampleRun.at(directory, 10));
    resumed.onEnd(ExampleRun.at(directory, 20));

    assertThat(SummaryFile.read(directory).get("wall_seconds").asDouble()).isEqualTo(3.0);
    assertThat(SummaryFile.read(directory).get("solved_at_step").isNull()).isTrue();
    assertThat(SummaryFile.read(directory).get("eval").isNull()).isTrue();
  }

  /** Goes on by 1.5 seconds whenever it is looked at. */
  private static final class StepClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plus(Duration.ofMillis(1_500));
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
