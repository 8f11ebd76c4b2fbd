package io.gymwire.agentsdk.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.replay.Life.Moment;
import io.gymwire.agentsdk.training.MemoryState;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of stacked pictures beside one that keeps everything. */
final class SharedFramesTest {
  private static final double GAMMA = 0.9;
  private static final Box SPACE =
      Box.of(0, 255, DType.UINT8, Life.FRAMES, Life.HEIGHT, Life.WIDTH);

  // Mutations that fail it: final observation lost by the memory of frames
  // (SharedFrames.copyNextObservation: the frame stored next); a window over an episode's end
  // (ReplayMemory.previous: observation not compared); a window over the ring's seam
  // (ReplayMemory.previous: the place being overwritten counts).
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 50, 1000})
  void batchesAreThoseOfAMemoryThatStoresEverything(int capacity) {
    for (int seed = 0; seed < 24; seed++) {
      int steps = 1 + seed % 4;
      Life life = new Life(seed, 1 + seed % 3, seed % 2 == 0 ? 0.02 : 0.3, seed % 5 == 0);
      ReplayMemory memory = memory(capacity, steps, 1 + seed % 6);
      Pcg64 choices = Pcg64.seeded(1000 + seed);
      for (int step = 0; step < 120; step++) {
        life.step(memory);
        if (choices.nextDouble() < 0.05) {
          life.reset(0);
        }
        assertSameBatch(memory, life, capacity, steps, step);
      }
    }
  }

  // Mutations that fail it: a window over the ring's seam (ReplayMemory.add: the old successor
  // stays); environments mixed up (ReplayMemory.add: one latest for all).
  @Test
  void wholeObservationsGiveTheSameWindows() {
    for (int steps = 1; steps <= 4; steps++) {
      Life life = new Life(steps, 3, 0.1, false);
      ReplayMemory memory =
          new ReplayMemory(
              20,
              ObservationRows.of(SPACE),
              new MultiStepReturn(steps, GAMMA),
              0,
              OptionalDouble.empty(),
              Optional.empty());
      for (int step = 0; step < 60; step++) {
        life.step(memory);
        assertSameBatch(memory, life, 20, steps, step);
      }
    }
  }

  // Mutation that fails it: final observation lost by the memory of frames (SharedFrames.put:
  // every next stack goes on from the one before).
  @Test
  void observationsThatAreNoStacksComeBackAllTheSame() {
    ReplayMemory memory = memory(10, 1, 4);
    Pcg64 random = Pcg64.seeded(3);
    NdArray[] seen = new NdArray[40];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = NdArray.zeros(DType.UINT8, Life.FRAMES, Life.HEIGHT, Life.WIDTH);
      for (int element = 0; element < seen[i].size(); element++) {
        seen[i].setLong(element, random.integers(256));
      }
    }
    for (int i = 0; i + 1 < seen.length; i++) {
      memory.add(0, seen[i], i, 0, false, false, seen[i + 1]);
      ReplayBatch batch = memory.newBatch(16);
      memory.sample(Pcg64.seeded(i), batch);
      for (int row = 0; row < batch.size(); row++) {
        int number = (int) batch.action().getLong(row);
        assertThat(batch.observation().row(row).buffer()).isEqualTo(seen[number].buffer());
        assertThat(batch.nextObservation().row(row).buffer()).isEqualTo(seen[number + 1].buffer());
      }
    }
  }

  // Mutation that fails it: frames kept as float32, or more than once (ObservationRows.dtype:
  // FLOAT32 for UINT8).
  @ParameterizedTest
  @ValueSource(ints = {3, 40, 100})
  void aRestoredMemoryGoesOnAsTheOriginal(int steps) {
    Life life = new Life(5, 2, 0.1, true);
    ReplayMemory original = memory(50, 3, 4);
    for (int step = 0; step < steps; step++) {
      life.step(original);
    }
    MemoryState state = new MemoryState();
    original.save(state);
    ReplayMemory restored = memory(50, 3, 4);
    restored.load(state);

    Life again = new Life(5, 2, 0.1, true);
    ReplayMemory unused = memory(50, 3, 4);
    for (int step = 0; step < steps; step++) {
      again.step(unused);
    }
    for (int step = 0; step < 120; step++) {
      assertSameBatch(restored, again, 50, 3, step);
      again.step(restored);
    }
  }

  @Test
  void aCheckpointOfOtherPicturesOrAnotherCapacityIsRefused() {
    Life life = new Life(5, 1, 0.1, false);
    ReplayMemory original = memory(20, 1, 4);
    for (int step = 0; step < 30; step++) {
      life.step(original);
    }
    MemoryState state = new MemoryState();
    original.save(state);

    assertThatThrownBy(() -> memory(21, 1, 4).load(state))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("another capacity");
    Box wider = Box.of(0, 255, DType.UINT8, Life.FRAMES, Life.HEIGHT, Life.WIDTH + 1);
    assertThatThrownBy(
            () ->
                new ReplayMemory(20, ObservationRows.of(wider), new MultiStepReturn(1, GAMMA))
                    .load(state))
        .isInstanceOf(GymWireException.class);
  }

  // Mutation that fails it: frames kept as float32, or more than once (SharedFrames: four bytes an
  // element).
  @Test
  void everyPictureIsKeptOnceAndInAtMost7500BytesATransition() {
    int capacity = 4_000;
    SharedFrames stacks = new SharedFrames(capacity, new StackShape(4, 84 * 84), 100);
    NdArray before = NdArray.zeros(DType.UINT8, 4, 84, 84);
    for (int number = 0; number < 3 * capacity; number++) {
      NdArray after = before.copy();
      after.copyElements(0, before, 84 * 84, 3 * 84 * 84);
      after.setLong(3 * 84 * 84 + number % 7056, number);
      if (number >= capacity) {
        stacks.forget(number % capacity);
      }
      boolean begins = number % 800 == 0;
      stacks.put(
          number % capacity,
          begins ? ObservationStore.NONE : (number - 1) % capacity,
          before,
          after);
      before = after;
    }

    assertThat(stacks.frameMemory() / capacity).isBetween(7056L, 7500L);
  }

  // Mutation that fails it: frames kept as float32, or more than once (ReplayMemory: stacks stored
  // whole).
  @Test
  void aMillionTransitionsOfPicturesAreAllowedAndTakeMemoryOnlyAsTheyCome() {
    Box space = Box.of(0, 255, DType.UINT8, 4, 84, 84);
    ReplayMemory memory =
        new ReplayMemory(1_000_000, ObservationRows.of(space), new MultiStepReturn(1, GAMMA));
    NdArray observation = NdArray.zeros(DType.UINT8, 4, 84, 84);

    memory.add(0, observation, 0, 0, false, false, observation);

    MemoryState state = new MemoryState();
    memory.save(state);
    int saved = state.parts().values().stream().mapToInt(java.nio.ByteBuffer::remaining).sum();
    assertThat(saved).isLessThan(1_000);
  }

  private static ReplayMemory memory(int capacity, int steps, int chunkFrames) {
    ObservationStore stacks =
        new SharedFrames(capacity, StackShape.of(SPACE).orElseThrow(), chunkFrames);
    return new ReplayMemory(
        capacity,
        ObservationRows.of(SPACE),
        new MultiStepReturn(steps, GAMMA),
        0,
        OptionalDouble.empty(),
        Optional.of(stacks));
  }

  private static void assertSameBatch(
      ReplayMemory memory, Life life, int capacity, int steps, int seed) {
    ReplayBatch batch = memory.newBatch(8);
    memory.sample(Pcg64.seeded(seed), batch);
    Pcg64 generator = Pcg64.seeded(seed);
    int total = life.moments.size();
    int size = Math.min(total, capacity);
    assertThat(memory.size()).isEqualTo(size);
    for (int row = 0; row < batch.size(); row++) {
      int place = (int) generator.integers(size);
      int number = total - 1 - Math.floorMod(total - 1 - place, capacity);
      assertRow(batch, row, life, number, steps);
    }
  }

  /** Works out the window from transition {@code number} on and compares. */
  private static void assertRow(ReplayBatch batch, int row, Life life, int number, int steps) {
    Moment first = life.moments.get(number);
    Moment last = first;
    double reward = first.reward;
    int length = 1;
    while (length < steps && last.next >= 0) {
      last = life.moments.get(last.next);
      reward += Math.pow(GAMMA, length) * last.reward;
      length++;
    }
    assertThat(batch.action().getLong(row)).isEqualTo(number);
    assertThat(batch.observation().row(row).buffer()).isEqualTo(first.before.buffer());
    assertThat(batch.nextObservation().row(row).buffer()).isEqualTo(last.after.buffer());
    assertThat(batch.reward().getDouble(row)).isCloseTo(reward, within(1e-5));
    assertThat(batch.terminated().getBoolean(row)).isEqualTo(last.terminated);
    assertThat(batch.truncated().getBoolean(row)).isEqualTo(last.truncated);
    assertThat(batch.bootstrap().getDouble(row))
        .isCloseTo(last.terminated ? 0 : Math.pow(GAMMA, length), within(1e-6));
  }
}
