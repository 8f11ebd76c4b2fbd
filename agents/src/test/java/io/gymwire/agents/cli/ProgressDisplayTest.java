package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.agentsdk.training.TrainerSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final StringWriter out = new StringWriter();
  private long nanoTime;

  @Test
  void elsewhereThanOnATerminalALineEveryTenSeconds() {
    ProgressDisplay display = new ProgressDisplay(new PrintWriter(out), false, () -> nanoTime);
    display.onStart(new At(10_000));
    nanoTime = Duration.ofSeconds(9).toNanos();
    display.onStep(new At(11_000));
    assertThat(out.toString()).isEmpty();

    display.onMetrics(new At(11_000), Map.of("train/epsilon", 0.25));
    nanoTime = Duration.ofSeconds(10).toNanos();
    display.onStep(new At(12_500));
    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            " 25% [=====>              ]  12,500/50,000  return 20.5  best 31.0  epsilon 0.250  250 steps/s"
                + "  2:30 left");
    display.onStep(new At(12_600));
    assertThat(out.toString().lines()).hasSize(1);

    nanoTime = Duration.ofSeconds(20).toNanos();
    display.onEvaluationStart(new At(12_600), 100);
    assertThat(out.toString().lines().skip(1))
        .singleElement(STRING)
        .contains("12,600/50,000")
        .endsWith("  evaluating: 100 episodes");
  }

  @Test
  void onATerminalTheLineIsDrawnAgainInPlace() {
    ProgressDisplay display = new ProgressDisplay(new PrintWriter(out), true, () -> nanoTime);
    display.onStart(new At(0));
    for (int i = 1; i <= 3; i++) {
      nanoTime = Duration.ofMillis(100L * i).toNanos();
      display.onStep(new At(i));
    }
    display.onEnd(new At(50_000));
    assertThat(out.toString().chars().filter(character -> character == '\r')).hasSize(4);
    // Mutation that fails it: the cursor stays behind the bar, where a warning would begin.
    assertThat(out.toString()).endsWith("\r" + System.lineSeparator());
    assertThat(out.toString())
        .containsOnlyOnce(System.lineSeparator())
        .contains("100% [====================]  50,000/50,000");
  }

  /** A run of 50,000 steps that stands at one of them. */
  private record At(long environmentSteps) implements Run {
    @Override
    public Path directory() {
      throw new AssertionError();
    }

    @Override
    public Algorithm algorithm() {
      throw new AssertionError();
    }

    @Override
    public TrainerSettings settings() {
      return TrainerSettings.defaults("CartPole-v1");
    }

    @Override
    public long updates() {
      return 0;
    }

    @Override
    public long episodes() {
      return 0;
    }

    @Override
    public Optional<Double> recentReturn() {
      return Optional.of(20.5);
    }

    @Override
    public Optional<Evaluation> latestEvaluation() {
      return bestEvaluation();
    }

    @Override
    public Optional<Evaluation> bestEvaluation() {
      return Optional.of(new Evaluation(1, List.of(30.0, 32.0), List.of(30L, 32L)));
    }

    @Override
    public OptionalLong solvedAtStep() {
      return OptionalLong.empty();
    }

    @Override
    public Optional<Evaluation> finalEvaluation() {
      return Optional.empty();
    }

    @Override
    public Optional<String> stopReason() {
      return Optional.empty();
    }

    @Override
    public void stop(String reason) {
      throw new AssertionError(reason);
    }
  }
}
