package io.gymwire.agents.bench;

import io.gymwire.protocol.environment.Environments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A DQN update from pictures, and a game's training around it: {@code gymwire bench pictures}. */
public final class PictureBenchmark {
  private final Environments environments;
  private final String device;
  private final Optional<Path> python;

  /**
   * Measures training in {@code environments}.
   *
   * @param device where the networks run: cpu or cuda
   * @param python an interpreter with PyTorch, whose update is to be measured beside
   */
  public PictureBenchmark(Environments environments, String device, Optional<Path> python) {
    this.environments = environments;
    this.device = device;
    this.python = python;
  }

  /** Measures the Nature network with batches of 32, then a game. */
  public Report run() {
    List<List<Object>> rows = new ArrayList<>(PictureUpdateBenchmark.rows(device, python));
    rows.addAll(PictureTrainingBenchmark.rows(environments, device));
    return new Report(
        "DQN update on the %s: CNN of Mnih et al. 2015 on 4x84x84 uint8, batch %d"
            .formatted(device.equals("cpu") ? "CPU" : "GPU", PictureUpdateBenchmark.BATCH),
        List.of("what", "p50 us", "p99 us", "updates/s", "p50 / bare"),
        rows,
        List.of(
            "Single updates take turns, until their loss is known. GymWire's include sampling and metrics, PyTorch's sampling.",
            "The CNN's are computed on one thread where they are on the CPU, and compared with PyTorch's default layout.",
            "The game's rows are a step's time, as a mean of ten; actor, learner and training take turns. Their last column compares with the slower of actor and learner."));
  }
}
