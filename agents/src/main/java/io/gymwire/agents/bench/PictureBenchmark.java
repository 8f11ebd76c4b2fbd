package io.gymwire.agents.bench;

import io.gymwire.protocol.environment.Environments;
import java.util.ArrayList;
import java.util.List;

/** A DQN update from pictures, and a game's training around it: {@code gymwire bench pictures}. */
public final class PictureBenchmark {
  private final Environments environments;

  /** Measures training in {@code environments}. */
  public PictureBenchmark(Environments environments) {
    this.environments = environments;
  }

  /** Measures the Nature network with batches of 32, then a game. */
  public Report run() {
    List<List<Object>> rows = new ArrayList<>(PictureUpdateBenchmark.rows());
    rows.addAll(PictureTrainingBenchmark.rows(environments));
    return new Report(
        "DQN update on the CPU: CNN of Mnih et al. 2015 on 4x84x84 uint8, batch %d"
            .formatted(PictureUpdateBenchmark.BATCH),
        List.of("what", "p50 us", "p99 us", "updates/s", "p50 / bare"),
        rows,
        List.of(
            "Single updates take turns. GymWire's include sampling and metrics.",
            "The game's rows are means a step; their last column compares with the slower of actor and learner.",
            "GymWire keeps libtorch on one thread. The CNN's are compared with PyTorch's default."));
  }
}
