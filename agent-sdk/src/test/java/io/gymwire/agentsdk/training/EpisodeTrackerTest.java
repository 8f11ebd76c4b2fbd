package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.environment.VectorStep;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EpisodeTrackerTest {
  private final EpisodeTracker tracker = new EpisodeTracker(2);

  // Mutations that fail it: both flags in one `done` (EpisodeTracker.end: both flags alike);
  // return not reset at an episode's end (EpisodeTracker.end).
  @Test
  void eachEnvironmentHasEpisodesOfItsOwn() {
    assertThat(tracker.track(step(1, 10))).isEmpty();
    assertThat(tracker.track(terminated(0, step(2, 20))))
        .isEqualTo(List.of(new Episode(0, 3, 2, true, false)));
    assertThat(tracker.track(truncated(1, truncated(0, step(4, 40)))))
        .isEqualTo(List.of(new Episode(0, 4, 1, false, true), new Episode(1, 70, 3, false, true)));
    assertThat(tracker.count()).isEqualTo(3);
  }

  @Test
  void recentReturnsAreTheLastHundred() {
    assertThat(tracker.recentReturn()).isEmpty();
    for (int i = 1; i <= 150; i++) {
      tracker.track(terminated(0, step(i, 0)));
    }

    assertThat(tracker.recentReturn()).contains((51 + 150) / 2.0);
  }

  @Test
  void aRestoredTrackerGoesOn() {
    tracker.track(terminated(1, step(1, 10)));
    tracker.track(step(2, 20));
    MemoryState state = new MemoryState();
    tracker.save(state);
    EpisodeTracker restored = new EpisodeTracker(2);
    restored.load(state);

    assertThat(restored.track(terminated(1, terminated(0, step(4, 40)))))
        .isEqualTo(List.of(new Episode(0, 7, 3, true, false), new Episode(1, 60, 2, true, false)));
    assertThat(restored.count()).isEqualTo(3);
    assertThat(restored.recentReturn()).contains((10 + 7 + 60) / 3.0);
  }

  @Test
  void abandonedEpisodesCountForNothing() {
    tracker.track(step(1, 10));
    tracker.abandon();

    assertThat(tracker.track(terminated(0, step(2, 20))))
        .isEqualTo(List.of(new Episode(0, 2, 1, true, false)));
  }

  private static VectorStep step(double... rewards) {
    VectorStep step = new VectorStep(rewards.length, "unused");
    System.arraycopy(rewards, 0, step.reward(), 0, rewards.length);
    return step;
  }

  private static VectorStep terminated(int index, VectorStep step) {
    step.terminated()[index] = true;
    return step;
  }

  private static VectorStep truncated(int index, VectorStep step) {
    step.truncated()[index] = true;
    return step;
  }
}
