package io.gymwire.agents.bench;

import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.ArrayList;
import java.util.List;

/**
 * An update of every algorithm on CartPole-v1 beside the bare libtorch calls that compute the same
 * losses: {@code gymwire bench update}.
 */
public final class UpdateBenchmark {
  private static final double TOLERANCE = 1e-3;
  private static final int BLOCK = 10;
  private static final int WARM_UP_BLOCKS = 15;
  private static final int BLOCKS = 25;

  private final Environments environments;

  /** Measures agents that have played in {@code environments}. */
  public UpdateBenchmark(Environments environments) {
    this.environments = environments;
  }

  /** Measures each algorithm with its defaults, but for the batches of the DQN family. */
  public Report run() {
    List<List<Object>> rows = new ArrayList<>();
    for (UpdatePair pair : pairs()) {
      try (pair) {
        requireSameLosses(pair);
        rows.add(measure(pair));
      }
    }
    return new Report(
        "Updates on the CPU, CartPole-v1",
        List.of("algorithm", "bare p50 us", "gymwire p50 us", "gymwire p99 us", "gymwire / bare"),
        rows,
        List.of(
            "Times of the thread on the processor. Blocks of %d updates take turns; GymWire's include sampling and metrics. Before, both have computed the same losses."
                .formatted(BLOCK),
            "DQN family: two hidden layers of 128, batches of %d, one gradient step. Policy gradients: two of 64 for actor and critic each, the defaults and 8 environments; an update is all gradient steps on a rollout."
                .formatted(ValueUpdates.BATCH)));
  }

  private List<UpdatePair> pairs() {
    List<UpdatePair> pairs = new ArrayList<>(ValueUpdates.pairs(environments));
    pairs.addAll(PolicyUpdates.pairs(environments));
    return pairs;
  }

  /** Without it, the ratio would mean nothing. */
  private static void requireSameLosses(UpdatePair pair) {
    List<Double> bare = new ArrayList<>();
    pair.bare().run(loss -> bare.add((double) loss.item_float()));
    pair.restore();
    List<Double> ours = new ArrayList<>();
    pair.update(
        (name, value) -> {
          if (pair.losses().contains(name)) {
            ours.add(value);
          }
        });
    boolean same = bare.size() == ours.size();
    for (int i = 0; same && i < bare.size(); i++) {
      same = Math.abs(bare.get(i) - ours.get(i)) <= TOLERANCE * (Math.abs(bare.get(i)) + TOLERANCE);
    }
    if (!same) {
      throw new GymWireException(
          ErrorCode.INTERNAL_ERROR,
          "%s and its bare counterpart compute different losses: %s and %s"
              .formatted(pair.name(), ours, bare));
    }
  }

  private static List<Object> measure(UpdatePair pair) {
    Latencies bare = Latencies.ofProcessor();
    Latencies ours = Latencies.ofProcessor();
    for (int block = -WARM_UP_BLOCKS; block < BLOCKS; block++) {
      boolean counts = block >= 0;
      for (int i = 0; i < BLOCK; i++) {
        pair.restore();
        bare.time(() -> pair.bare().run(loss -> {}), counts);
      }
      for (int i = 0; i < BLOCK; i++) {
        pair.restore();
        ours.time(() -> pair.update((name, value) -> {}), counts);
      }
    }
    double limit = bare.percentile(50);
    double median = ours.percentile(50);
    return List.of(pair.name(), limit, median, ours.percentile(99), median / limit);
  }
}
