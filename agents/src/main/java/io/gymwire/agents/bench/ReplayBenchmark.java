package io.gymwire.agents.bench;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.replay.MultiStepReturn;
import io.gymwire.agentsdk.replay.ReplayBatch;
import io.gymwire.agentsdk.replay.ReplayMemory;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Prioritised replay beside uniform replay, from 10^3 to 10^7 transitions. */
public final class ReplayBenchmark {
  private static final int BATCH = 32;
  private static final int OBSERVATION = 4;
  private static final int BLOCK = 500;
  private static final int WARM_UP_BLOCKS = 20;
  private static final int BLOCKS = 60;
  private static final double ALPHA = 0.6;
  private static final double BETA = 0.4;

  /**
   * Measures batches of 32 transitions between observations of 4 float32: what an update takes from
   * the memory and gives back to it.
   */
  public Report run() {
    List<List<Object>> rows = new ArrayList<>();
    for (int size = 1_000; size <= 10_000_000; size *= 10) {
      Latencies uniform = new Latencies();
      Latencies prioritized = new Latencies();
      measure(size, uniform, prioritized);
      double limit = uniform.percentile(50);
      rows.add(uniform.row("uniform, %,d transitions: sample".formatted(size), limit));
      rows.add(
          prioritized.row(
              "prioritised, %,d transitions: sample, then update".formatted(size), limit));
    }
    return new Report(
        "Replay memory, batches of %d transitions of %d float32".formatted(BATCH, OBSERVATION),
        List.of("what", "p50 us", "p99 us", "batches/s", "p50 / uniform"),
        rows,
        List.of(
            "Blocks of %d batches take turns. The priorities that a batch gets are random, so that the sum tree has to move."
                .formatted(BLOCK)));
  }

  private static void measure(int size, Latencies uniform, Latencies prioritized) {
    Runnable alike = work(size, OptionalDouble.empty());
    Runnable byPriority = work(size, OptionalDouble.of(ALPHA));
    for (int block = -WARM_UP_BLOCKS; block < BLOCKS; block++) {
      for (int i = 0; i < BLOCK; i++) {
        uniform.time(alike, block >= 0);
      }
      for (int i = 0; i < BLOCK; i++) {
        prioritized.time(byPriority, block >= 0);
      }
    }
  }

  private static Runnable work(int size, OptionalDouble priorityExponent) {
    ReplayMemory memory =
        new ReplayMemory(
            size,
            ObservationRows.of(Box.of(-1, 1, DType.FLOAT32, OBSERVATION)),
            new MultiStepReturn(1, 0.99),
            2,
            priorityExponent);
    NdArray observation = NdArray.zeros(DType.FLOAT32, OBSERVATION);
    for (int i = 0; i < size; i++) {
      memory.add(0, observation, i % 2, 1, i % 200 == 199, false, observation);
    }
    ReplayBatch batch = memory.newBatch(BATCH);
    List<NdArray> errors = randomErrors();
    Pcg64 generator = Pcg64.seeded(0);
    int[] round = {0};
    return () -> {
      memory.sample(generator, BETA, batch);
      memory.prioritize(batch, errors.get(round[0]++ % errors.size()));
    };
  }

  private static List<NdArray> randomErrors() {
    Pcg64 generator = Pcg64.seeded(1);
    List<NdArray> errors = new ArrayList<>();
    for (int i = 0; i < BLOCK; i++) {
      NdArray ofBatch = NdArray.zeros(DType.FLOAT32, BATCH, 1);
      for (int row = 0; row < BATCH; row++) {
        ofBatch.setDouble(row, generator.nextDouble());
      }
      errors.add(ofBatch);
    }
    return errors;
  }
}
