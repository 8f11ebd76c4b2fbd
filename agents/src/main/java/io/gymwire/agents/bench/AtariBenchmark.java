package io.gymwire.agents.bench;

import io.gymwire.envserver.rom.Game;
import io.gymwire.envserver.rom.Games;
import io.gymwire.envserver.rom.RomStore;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.WrapperSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Frames a second of Pong with what agents see of it, beside emulators that only act: a part of
 * {@code gymwire bench env}.
 */
final class AtariBenchmark {
  private static final String GAME = "Pong";
  private static final int FRAME_SKIP = 4;
  private static final int VECTOR = 32;

  private final Environments environments;

  AtariBenchmark(Environments environments) {
    this.environments = environments;
  }

  /** Measures, if the user has the ROM. */
  Optional<Report> run() {
    RomStore roms = RomStore.ofUser();
    return Games.all().stream()
        .filter(game -> game.name().equals(GAME) && roms.isThere(game))
        .findFirst()
        .map(game -> run(roms, game));
  }

  private Report run(RomStore roms, Game game) {
    Path rom = roms.cartridge(game).file();
    int threads = Runtime.getRuntime().availableProcessors();
    MakeRequest one =
        MakeRequest.of(GAME + "NoFrameskip-v4", 1)
            .withAutoresetMode(AutoresetMode.SAME_STEP)
            .withWrappers(
                WrapperSpec.of("AtariPreprocessing"),
                new WrapperSpec("FrameStack", Map.of("stack_size", 4L)));
    // The environments load the library in the way that keeps it from printing.
    try (VectorEnvironment single = reset(environments.make(one));
        VectorEnvironment vector = reset(environments.make(one.withNumEnvs(VECTOR)));
        BareEmulators bare = new BareEmulators(rom, 1);
        BareEmulators bareOnAll = new BareEmulators(rom, threads)) {
      List<Double> rates =
          Contest.unitsPerSecond(
              List.of(bare::run, bareOnAll::run, frames(single), frames(vector)));
      return new Report(
          "Atari in process: Pong, random actions, AtariPreprocessing and FrameStack(4)",
          List.of("what", "threads", "frames/s", "agent steps/s", "of the bare emulator"),
          List.of(
              row("emulator that only acts", 1, rates.get(0), rates.get(0)),
              row("emulators that only act", threads, rates.get(1), rates.get(1)),
              row("one environment", 1, rates.get(2), rates.get(0)),
              row("%d environments".formatted(VECTOR), threads, rates.get(3), rates.get(1))),
          List.of("Medians of 9 rounds, in which all take turns; resets and no-ops included."));
    }
  }

  private static VectorEnvironment reset(VectorEnvironment vector) {
    vector.reset(ResetArguments.seeded(0, vector.numEnvs()));
    return vector;
  }

  private static Throughput.Work frames(VectorEnvironment vector) {
    RandomActions actions = new RandomActions(vector);
    return repetitions -> {
      for (long i = 0; i < repetitions; i++) {
        vector.step(actions.next());
      }
      return repetitions * vector.numEnvs() * FRAME_SKIP;
    };
  }

  private static List<Object> row(String name, int threads, double frames, double bare) {
    return List.of(name, threads, frames, frames / FRAME_SKIP, frames / bare);
  }
}
