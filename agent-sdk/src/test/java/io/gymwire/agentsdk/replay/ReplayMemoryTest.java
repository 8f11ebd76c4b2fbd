package io.gymwire.agentsdk.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.training.MemoryState;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ReplayMemoryTest {
  private final ReplayMemory memory = memory(4, 2);
  private final ReplayBatch batch = memory.newBatch(64);

  @Test
  void aSampledTransitionIsOneThatWasAdded() {
    addNumbers(memory, 0, 3);

    memory.sample(Pcg64.seeded(0), batch);

    for (int row = 0; row < batch.size(); row++) {
      int number = (int) batch.action().getLong(row);
      assertThat(number).isBetween(0, 2);
      assertThat(batch.observation().row(row)).isEqualTo(NdArray.ofFloats(number, -number));
      assertThat(batch.nextObservation().row(row))
          .isEqualTo(NdArray.ofFloats(number + 0.5f, number + 0.25f));
      assertThat(batch.reward().getFloat(row)).isEqualTo(10f * number);
    }
  }

  // Mutations that fail it: both flags in one `done` (ReplayMemory.add: both bits where either is;
  // ReplayMemory.fillWindow: no bootstrap after either); bootstrap after termination
  // (ReplayMemory.fillWindow: always).
  @Test
  void terminationAndTruncationStayApart() {
    memory.add(0, NdArray.ofFloats(0, 0), 0, 1, false, false, NdArray.ofFloats(0, 0));
    memory.add(0, NdArray.ofFloats(0, 0), 1, 1, true, false, NdArray.ofFloats(0, 0));
    memory.add(0, NdArray.ofFloats(0, 0), 2, 1, false, true, NdArray.ofFloats(0, 0));
    memory.add(0, NdArray.ofFloats(0, 0), 3, 1, true, true, NdArray.ofFloats(0, 0));

    memory.sample(Pcg64.seeded(0), batch);

    for (int row = 0; row < batch.size(); row++) {
      long number = batch.action().getLong(row);
      assertThat(batch.terminated().getFloat(row)).isEqualTo(number == 1 || number == 3 ? 1 : 0);
      assertThat(batch.truncated().getFloat(row)).isEqualTo(number == 2 || number == 3 ? 1 : 0);
      assertThat(batch.bootstrap().getFloat(row)).isEqualTo(number == 1 || number == 3 ? 0 : 0.9f);
    }
  }

  // Mutations that fail it: the mask of the window's first transition; a place's old mask left
  // there.
  @Test
  void theMaskIsThatOfTheObservationAfterTheWindow() {
    ReplayMemory masked =
        new ReplayMemory(
            3,
            ObservationRows.of(Box.of(-9, 9, DType.FLOAT32, 1)),
            new MultiStepReturn(2, 0.9),
            2,
            OptionalDouble.empty());
    boolean[][] allowed = {{false, true}, {true, true}, {true, false}, {true, true}, {false, true}};
    for (int number = 0; number < 5; number++) {
      masked.add(
          0,
          NdArray.ofFloats(number),
          number,
          0,
          false,
          false,
          NdArray.ofFloats(number + 1),
          number == 3 ? Optional.empty() : Optional.of(allowed[number]));
    }
    ReplayBatch drawn = masked.newBatch(64);

    masked.sample(Pcg64.seeded(0), drawn);

    for (int row = 0; row < drawn.size(); row++) {
      int last = Math.min(4, (int) drawn.action().getLong(row) + 1);
      NdArray forbidden = drawn.nextForbidden().row(row);
      assertThat(forbidden.getBoolean(0)).isEqualTo(!allowed[last][0]);
      assertThat(forbidden.getBoolean(1)).isEqualTo(!allowed[last][1]);
    }
    assertThat(actions(drawn)).containsOnly(2, 3, 4);
  }

  @Test
  void theOldestMakesRoomForTheNewest() {
    addNumbers(memory, 0, 6);

    memory.sample(Pcg64.seeded(0), batch);

    assertThat(memory.size()).isEqualTo(4);
    assertThat(actions(batch)).containsOnly(2, 3, 4, 5);
  }

  @Test
  void transitionsAreDrawnAsTheGeneratorDrawsIntegers() {
    addNumbers(memory, 0, 3);
    Pcg64 generator = Pcg64.seeded(7);

    memory.sample(Pcg64.seeded(7), batch);

    for (long number : actions(batch)) {
      assertThat(number).isEqualTo(generator.integers(3));
    }
  }

  @Test
  void aRestoredMemorySamplesTheSame() {
    for (int count : new int[] {0, 3, 4, 6}) {
      ReplayMemory original = memory(4, 2);
      addNumbers(original, 0, count);
      MemoryState state = new MemoryState();
      original.save(state);
      ReplayMemory restored = memory(4, 2);
      restored.load(state);
      addNumbers(original, 100, 1);
      addNumbers(restored, 100, 1);

      ReplayBatch expected = original.newBatch(64);
      original.sample(Pcg64.seeded(1), expected);
      restored.sample(Pcg64.seeded(1), batch);

      assertThat(batch).isEqualTo(expected);
    }
  }

  @Test
  void onlyWhatIsFilledIsSaved() {
    ReplayMemory large = memory(1_000_000, 2);
    addNumbers(large, 0, 3);
    MemoryState state = new MemoryState();

    large.save(state);

    int bytes = state.parts().values().stream().mapToInt(java.nio.ByteBuffer::remaining).sum();
    assertThat(bytes).isEqualTo(2 * 8 + 3 * (8 + 8 + 8 + 4 + 1 + 4));
  }

  @Test
  void aCheckpointOfAnotherMemoryIsRefused() {
    addNumbers(memory, 0, 6);
    MemoryState state = new MemoryState();
    memory.save(state);

    assertThatThrownBy(() -> memory(5, 2).load(state))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("another capacity");
    assertThatThrownBy(() -> memory(4, 3).load(state)).isInstanceOf(GymWireException.class);
  }

  @Test
  void aMemoryThatDoesNotFitSaysWhatDoes() {
    assertThatThrownBy(() -> memory(1_000_000, 84 * 84))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("from 1 to 76087");
    assertThatThrownBy(() -> memory(0, 1)).isInstanceOf(GymWireException.class);
  }

  @Test
  void anEmptyMemoryHasNothingToSample() {
    assertThatThrownBy(() -> memory.sample(Pcg64.seeded(0), batch))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void addNumbers(ReplayMemory memory, int first, int count) {
    for (int number = first; number < first + count; number++) {
      memory.add(
          0,
          NdArray.ofFloats(number, -number),
          number,
          10.0 * number,
          false,
          false,
          NdArray.ofFloats(number + 0.5f, number + 0.25f));
    }
  }

  private static ReplayMemory memory(int capacity, int observationSize) {
    return new ReplayMemory(
        capacity,
        ObservationRows.of(Box.of(-1000, 1000, DType.FLOAT32, observationSize)),
        new MultiStepReturn(1, 0.9));
  }

  private static long[] actions(ReplayBatch batch) {
    long[] actions = new long[batch.size()];
    for (int row = 0; row < actions.length; row++) {
      actions[row] = batch.action().getLong(row);
    }
    return actions;
  }
}
