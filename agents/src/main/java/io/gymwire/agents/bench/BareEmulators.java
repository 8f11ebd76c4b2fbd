package io.gymwire.agents.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.ale.ALEInterface;

/**
 * Emulators that only act, each on a thread of its own: nobody looks at a screen, and a game that
 * is over starts again. No environment is faster than these.
 */
final class BareEmulators implements AutoCloseable {
  /** Right and left, in turn for some frames each, make the ball fly. */
  private static final int[] ACTIONS = {3, 4, 0, 1};

  private static final int FRAMES_OF_AN_ACTION = 4;

  private final List<ALEInterface> emulators = new ArrayList<>();
  private final ExecutorService threads;

  /** Starts {@code count} emulators of the cartridge in {@code rom}, which ALE knows. */
  BareEmulators(Path rom, int count) {
    for (int i = 0; i < count; i++) {
      ALEInterface emulator = new ALEInterface();
      emulator.setInt("random_seed", i);
      emulator.setFloat("repeat_action_probability", 0);
      emulator.loadROM(rom.toString());
      emulators.add(emulator);
    }
    threads = Executors.newFixedThreadPool(count);
  }

  /** Emulates {@code frames} frames in each, at the same time; returns how many that were. */
  long run(long frames) {
    List<Future<?>> runs = new ArrayList<>();
    for (ALEInterface emulator : emulators) {
      runs.add(threads.submit(() -> act(emulator, frames)));
    }
    try {
      for (Future<?> run : runs) {
        run.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return frames * emulators.size();
  }

  @Override
  public void close() {
    threads.shutdown();
    emulators.forEach(ALEInterface::close);
  }

  private static void act(ALEInterface emulator, long frames) {
    for (long i = 0; i < frames; i++) {
      emulator.act(ACTIONS[(int) (i / FRAMES_OF_AN_ACTION % ACTIONS.length)]);
      if (emulator.game_over()) {
        emulator.reset_game();
      }
    }
  }
}
