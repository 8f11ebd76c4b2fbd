package io.gymwire.agentsdk.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.training.MemoryState;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Expected numbers are the equations of Schaul et al. 2016, worked in the test. */
final class PrioritizedReplayTest {
  private static final double ALPHA = 0.6;

  // Mutations that fail it (PrioritizedSampling.learnt): alpha left out; the error squared.
  @Test
  void transitionsAreDrawnAsOftenAsTheirPrioritiesSay() {
    ReplayMemory memory = memory(5, ALPHA);
    double[] errors = {0.1, 3, 0.5, 1, 2};
    addWithErrors(memory, errors);
    ReplayBatch batch = memory.newBatch(1);
    Pcg64 generator = Pcg64.seeded(3);
    int draws = 20_000;
    double[] counts = new double[5];

    for (int i = 0; i < draws; i++) {
      memory.sample(generator, batch);
      counts[(int) batch.action().getLong(0)]++;
    }

    double chiSquare = 0;
    for (int i = 0; i < 5; i++) {
      double expected = draws * probability(errors, i);
      chiSquare += Math.pow(counts[i] - expected, 2) / expected;
    }
    // The 99.9th percentile of chi-square with 4 degrees of freedom.
    assertThat(chiSquare).isLessThan(18.47);
  }

  // Mutation that fails it: offsets drawn from the whole sum for every row.
  @Test
  void aBatchTakesOneTransitionFromEachShareOfTheSum() {
    ReplayMemory memory = memory(8, ALPHA);
    addWithErrors(memory, 1, 1, 1, 1, 1, 1, 1, 1);
    ReplayBatch batch = memory.newBatch(8);

    for (int seed = 0; seed < 50; seed++) {
      memory.sample(Pcg64.seeded(seed), batch);

      assertThat(actions(batch)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }
  }

  // Mutations that fail it: beta left out; weights not divided by the largest.
  @Test
  void weightsMakeUpForTheDrawAndTheBatchsLargestIsOne() {
    double[] errors = {0.1, 3, 0.5, 1, 2};
    ReplayMemory memory = memory(5, ALPHA);
    addWithErrors(memory, errors);
    ReplayBatch batch = memory.newBatch(4);
    for (double beta : new double[] {0, 0.4, 1}) {
      for (int seed = 0; seed < 20; seed++) {
        memory.sample(Pcg64.seeded(seed), beta, batch);

        double largest = 0;
        for (long number : actions(batch)) {
          largest = Math.max(largest, Math.pow(5 * probability(errors, (int) number), -beta));
        }
        for (int row = 0; row < 4; row++) {
          int number = (int) batch.action().getLong(row);
          double expected = Math.pow(5 * probability(errors, number), -beta) / largest;
          assertThat(batch.weight().getDouble(row)).isCloseTo(expected, within(1e-6));
        }
      }
    }
  }

  // Mutation that fails it: new transitions get 1.
  @Test
  void aNewTransitionHasTheHighestPriorityThereWasSoFar() {
    ReplayMemory memory = memory(4, 1);
    addWithErrors(memory, 7, 1, 1);
    prioritize(memory, 1, 1, 1);
    add(memory, 3);

    assertThat(share(memory, 3)).isCloseTo(7.0 / 10, within(1e-5));
    assertThat(share(memory, 0)).isCloseTo(1.0 / 10, within(1e-5));
  }

  @Test
  void aTransitionInThePlaceOfAnOldOneHasNoneOfItsPriority() {
    ReplayMemory memory = memory(3, 1);
    addWithErrors(memory, 0.01, 4, 5);
    add(memory, 3);

    assertThat(share(memory, 3)).isCloseTo(5.0 / 14, within(1e-5));
  }

  @Test
  void anErrorOfZeroIsDrawnSometimes() {
    ReplayMemory memory = memory(2, 1);
    addWithErrors(memory, 0, 1e-6);

    assertThat(share(memory, 0)).isCloseTo(1.0 / 3, within(1e-3));
  }

  @Test
  void exponentZeroDrawsUniformly() {
    ReplayMemory memory = memory(4, 0);
    addWithErrors(memory, 100, 1, 0.1, 5);

    assertThat(share(memory, 0)).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void aRestoredMemorySamplesTheSame() {
    for (int count : new int[] {1, 3, 4, 7}) {
      ReplayMemory original = memory(4, ALPHA);
      double[] errors = {0.5, 9, 2, 3, 0.2, 1, 7};
      addWithErrors(original, java.util.Arrays.copyOf(errors, count));
      MemoryState state = new MemoryState();
      original.save(state);
      ReplayMemory restored = memory(4, ALPHA);
      addWithErrors(restored, 3, 3, 3, 3);
      restored.load(state);
      add(original, 100);
      add(restored, 100);

      ReplayBatch expected = original.newBatch(16);
      ReplayBatch actual = restored.newBatch(16);
      original.sample(Pcg64.seeded(1), 0.5, expected);
      restored.sample(Pcg64.seeded(1), 0.5, actual);

      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void exponentsOutsideZeroToOneAreRefused() {
    assertThatThrownBy(() -> memory(4, 1.5))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("from 0 to 1");
    assertThatThrownBy(() -> memory(4, -0.1)).isInstanceOf(GymWireException.class);
  }

  private static double probability(double[] errors, int number) {
    double sum = 0;
    for (double error : errors) {
      sum += Math.pow(error + 1e-6, ALPHA);
    }
    return Math.pow(errors[number] + 1e-6, ALPHA) / sum;
  }

  /** Returns the part of the sum that transition {@code number} has, measured by even offsets. */
  private static double share(ReplayMemory memory, int number) {
    ReplayBatch batch = memory.newBatch(200_000);
    memory.sample(Pcg64.seeded(0), batch);
    double count = 0;
    for (long action : actions(batch)) {
      count += action == number ? 1 : 0;
    }
    return count / batch.size();
  }

  private static void addWithErrors(ReplayMemory memory, double... errors) {
    for (int number = 0; number < errors.length; number++) {
      add(memory, number);
    }
    prioritize(memory, errors);
  }

  /** Gives each transition that is still there its error, as if a batch of them had been learnt. */
  private static void prioritize(ReplayMemory memory, double... errors) {
    ReplayBatch batch = memory.newBatch(memory.size());
    NdArray column = NdArray.zeros(DType.FLOAT32, memory.size(), 1);
    for (int row = 0; row < memory.size(); row++) {
      int number = errors.length - memory.size() + row;
      batch.place().setLong(row, number % memory.size());
      column.setDouble(row, errors[number]);
    }
    memory.prioritize(batch, column);
  }

  private static void add(ReplayMemory memory, int number) {
    NdArray observation = NdArray.ofFloats(number);
    memory.add(0, observation, number, number, false, false, observation);
  }

  private static long[] actions(ReplayBatch batch) {
    long[] actions = new long[batch.size()];
    for (int row = 0; row < actions.length; row++) {
      actions[row] = batch.action().getLong(row);
    }
    return actions;
  }

  private static ReplayMemory memory(int capacity, double alpha) {
    return new ReplayMemory(
        capacity,
        ObservationRows.of(Box.of(-1000, 1000, DType.FLOAT32, 1)),
        new MultiStepReturn(1, 0.9),
        0,
        OptionalDouble.of(alpha));
  }
}
