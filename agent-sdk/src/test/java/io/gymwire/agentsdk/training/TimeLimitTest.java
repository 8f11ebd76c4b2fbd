package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  @Test
  void stopsWhenTheMinutesAreOver() {
    AtomicLong nanos = new AtomicLong(5_000_000_000L);
    Progress run =
        new Progress(Path.of("run"), new Habit(), TrainerSettings.defaults("CartPole-v1"));
    TimeLimit limit = new TimeLimit(1.5, nanos::get);
    limit.onStart(run);
    nanos.addAndGet(89_999_999_999L);
    limit.onStep(run);
    assertThat(run.stopReason()).isEmpty();
    nanos.addAndGet(1);
    limit.onStep(run);
    assertThat(run.stopReason()).contains("max-minutes");
  }
}
