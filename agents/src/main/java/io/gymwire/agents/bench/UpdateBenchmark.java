package io.gymwire.agents.bench;

import io.gymwire.agents.dqn.Dqn;
import io.gymwire.agents.dqn.DqnHyperparameters;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;

/**
 * A DQN update beside the bare libtorch calls of the same network: {@code gymwire bench update}.
 */
public final class UpdateBenchmark {
  private static final int BATCH = 128;
  private static final int HIDDEN = 128;
  private static final int WARM_UP_BLOCKS = 4;
  private static final int BLOCKS = 20;
  private static final int UPDATES_OF_A_BLOCK = 200;
  private static final int FILLED = 10_000;

  private final Environments environments;

  /** Measures an agent that has played in {@code environments}. */
  public UpdateBenchmark(Environments environments) {
    this.environments = environments;
  }

  /**
   * Measures CartPole-v1 with two hidden layers of 128 and batches of 128, and the Nature network
   * on pictures with batches of 32.
   */
  public Report run() {
    List<List<Object>> rows = new ArrayList<>(vectorRows());
    rows.addAll(PictureUpdateBenchmark.rows());
    rows.addAll(PictureTrainingBenchmark.rows(environments));
    return new Report(
        "DQN update on the CPU: MLP 4-%d-%d-2, batch %d; CNN of Mnih et al. 2015 on 4x84x84 uint8, batch %d"
            .formatted(HIDDEN, HIDDEN, BATCH, PictureUpdateBenchmark.BATCH),
        List.of("what", "p50 us", "p99 us", "updates/s", "p50 / bare"),
        rows,
        List.of(
            "MLP: blocks of %d updates take turns; CNN: single updates do. GymWire's include sampling and metrics."
                .formatted(UPDATES_OF_A_BLOCK),
            "The game's rows are means a step; their last column compares with the slower of actor and learner.",
            "GymWire keeps libtorch on one thread; the MLP's last row shows why. The CNN's are compared with PyTorch's default."));
  }

  private List<List<Object>> vectorRows() {
    DqnHyperparameters hyperparameters =
        Settings.with(
            DqnHyperparameters.defaults(),
            Map.of(
                "batch-size",
                "" + BATCH,
                "hidden-sizes",
                HIDDEN + "," + HIDDEN,
                "updates-per-step",
                "1"));
    MakeRequest request =
        MakeRequest.of("CartPole-v1", 1).withAutoresetMode(AutoresetMode.SAME_STEP);
    try (VectorEnvironment vector = environments.make(request);
        Dqn dqn = new Dqn(vector.spec(), hyperparameters, 0, Devices.named("cpu"))) {
      long steps = fill(vector, dqn, hyperparameters.learningStarts());
      BareUpdate bare = new BareUpdate(4, HIDDEN, 2, BATCH);
      return measure(dqn, steps, bare);
    }
  }

  private static List<List<Object>> measure(Dqn dqn, long filled, BareUpdate bare) {
    Latencies ours = new Latencies();
    Latencies libtorch = new Latencies();
    Latencies allCores = new Latencies();
    long steps = filled;
    for (int block = -WARM_UP_BLOCKS; block < BLOCKS; block++) {
      boolean counts = block >= 0;
      runBlock(bare::run, libtorch, counts);
      for (int i = 0; i < UPDATES_OF_A_BLOCK; i++) {
        long reached = ++steps;
        ours.time(() -> dqn.update(reached, (name, value) -> {}), counts);
      }
    }
    torch.set_num_threads(Runtime.getRuntime().availableProcessors());
    runBlock(bare::run, allCores, false);
    runBlock(bare::run, allCores, true);
    torch.set_num_threads(1);
    List<List<Object>> rows = new ArrayList<>();
    double limit = libtorch.percentile(50);
    rows.add(libtorch.row("MLP, bare libtorch calls", limit));
    rows.add(ours.row("MLP, gymwire: sampling, the same update, metrics", limit));
    rows.add(allCores.row("MLP, bare libtorch calls, a thread a core", limit));
    return rows;
  }

  private static void runBlock(Runnable update, Latencies latencies, boolean counts) {
    for (int i = 0; i < UPDATES_OF_A_BLOCK; i++) {
      latencies.time(update, counts);
    }
  }

  /** Plays at random until the replay memory holds enough, and does the updates due so far. */
  private static long fill(VectorEnvironment vector, Dqn dqn, long learningStarts) {
    Object observation = vector.reset(ResetArguments.seeded(0, 1)).observation();
    for (int i = 0; i < FILLED; i++) {
      VectorStep step = vector.step(dqn.explore(observation, Map.of(), 0));
      dqn.observe(step);
      observation = step.observation();
    }
    dqn.update(learningStarts + 1, (name, value) -> {});
    return learningStarts + 1;
  }
}
