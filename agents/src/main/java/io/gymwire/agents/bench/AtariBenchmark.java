package io.gymwire.agents.bench;

import io.gymwire.agentsdk.remote.RemoteEnvironments;
import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.envserver.rom.EmbeddedCartridge;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Frames a second of Pong with what agents see of it, in process and over the wire, beside
 * emulators that only act and beside ale-py's own vectors: a part of {@code gymwire bench env}.
 */
final class AtariBenchmark {
  private static final String PONG = "Pong";
  private static final int FRAME_SKIP = 4;
  private static final int VECTOR = 32;

  // Who takes part in the contest, in this order; the peer where there is one.
  private static final int BARE = 0;
  private static final int BARE_ON_ALL = 1;
  private static final int ONE = 2;
  private static final int IN_PROCESS = 3;
  private static final int OVER_THE_WIRE = 4;
  private static final int PEER = 5;

  /** So many calls have the just-in-time compiler do its best, as a run of some minutes would. */
  private static final int WARM_UP_STEPS = 6_000;

  /** Of something quick, for what the wire calls many times a step. */
  private static final int WIRE_WARM_UP_STEPS = 30_000;

  private final Environments environments;
  private final Optional<Path> python;

  /** Measures beside the ale-py of {@code python}, if there is one. */
  AtariBenchmark(Environments environments, Optional<Path> python) {
    this.environments = environments;
    this.python = python;
  }

  /** Measures Pong if the user has its ROM, OpenPong otherwise. */
  Report run() {
    RomStore roms = RomStore.ofUser();
    return pong(roms)
        .map(game -> run("PongNoFrameskip-v4", roms.cartridge(game).file(), python))
        .orElseGet(
            () ->
                run(
                    "GymWire/OpenPong-v0",
                    EmbeddedCartridge.of("openpong/openpong.bin", "pong").file(),
                    Optional.empty()));
  }

  /** Returns Pong if {@code roms} has it. */
  static Optional<Game> pong(RomStore roms) {
    return Games.all().stream()
        .filter(game -> game.name().equals(PONG) && roms.isThere(game))
        .findFirst();
  }

  private Report run(String envId, Path rom, Optional<Path> peerPython) {
    int threads = Runtime.getRuntime().availableProcessors();
    MakeRequest one =
        MakeRequest.of(envId, 1)
            .withKwargs(Map.of("frameskip", 1L))
            .withAutoresetMode(AutoresetMode.SAME_STEP)
            .withWrappers(
                WrapperSpec.of("AtariPreprocessing"),
                new WrapperSpec("FrameStack", Map.of("stack_size", 4L)));
    MakeRequest many = one.withNumEnvs(VECTOR);
    // The environments load the library in the way that keeps it from printing.
    try (VectorEnvironment single = reset(environments.make(one));
        VectorEnvironment vector = reset(environments.make(many));
        EnvironmentServer server =
            EnvironmentServer.start(
                ServerSettings.defaults().withPort(0), environments, List.of());
        RemoteEnvironments remote = RemoteEnvironments.connect("ws://127.0.0.1:" + server.port());
        VectorEnvironment overTheWire = reset(warm(remote).make(many));
        BareEmulators bare = new BareEmulators(rom, 1);
        BareEmulators bareOnAll = new BareEmulators(rom, threads);
        Peer peer = Peer.of(peerPython, threads)) {
      Throughput.Work inProcess = frames(vector);
      Throughput.Work wire = frames(overTheWire);
      inProcess.run(WARM_UP_STEPS);
      wire.run(WARM_UP_STEPS);
      List<Throughput.Work> contestants =
          new ArrayList<>(List.of(bare::run, bareOnAll::run, frames(single), inProcess, wire));
      contestants.addAll(peer.work());
      Contest contest = Contest.among(contestants);
      List<List<Object>> rows =
          new ArrayList<>(
              List.of(
                  row("emulator that only acts", 1, contest, BARE, BARE),
                  row("emulators that only act", threads, contest, BARE_ON_ALL, BARE_ON_ALL),
                  row("one environment", 1, contest, ONE, BARE),
                  row(VECTOR + " environments", threads, contest, IN_PROCESS, BARE_ON_ALL),
                  row(VECTOR + " over WebSocket", threads, contest, OVER_THE_WIRE, BARE_ON_ALL)));
      if (contestants.size() > PEER) {
        rows.add(row(VECTOR + " in ale-py's AtariVectorEnv", threads, contest, PEER, BARE_ON_ALL));
      }
      return new Report(
          "Atari: %s, random actions, AtariPreprocessing and FrameStack(4)".formatted(envId),
          List.of("what", "threads", "frames/s", "agent steps/s", "of the bare emulator"),
          rows,
          notes(contest, contestants.size()));
    }
  }

  private static List<String> notes(Contest contest, int contestants) {
    List<String> notes = new ArrayList<>();
    notes.add(
        ("Medians of %d rounds, in which all take turns; ratios are those within a round. Resets"
                + " and no-ops included.")
            .formatted(Contest.ROUNDS));
    notes.add(
        String.format(
            Locale.ROOT,
            "Over WebSocket: %.2f of the speed in process.",
            contest.ratio(OVER_THE_WIRE, IN_PROCESS)));
    if (contestants > PEER) {
      notes.add(
          String.format(
              Locale.ROOT,
              "In process: %.2f times as fast as AtariVectorEnv.",
              contest.ratio(IN_PROCESS, PEER)));
    } else {
      notes.add(
          "With Pong's ROM imported and --python=PATH of a Python that has ale-py, its"
              + " AtariVectorEnv takes part.");
    }
    return notes;
  }

  private static RemoteEnvironments warm(RemoteEnvironments remote) {
    try (VectorEnvironment quick = reset(remote.make(MakeRequest.of("CartPole-v1", VECTOR)))) {
      RandomActions actions = new RandomActions(quick);
      for (int i = 0; i < WIRE_WARM_UP_STEPS; i++) {
        quick.step(actions.next());
      }
    }
    return remote;
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

  private static List<Object> row(
      String name, int threads, Contest contest, int contestant, int bare) {
    double frames = contest.unitsPerSecond(contestant);
    return List.of(name, threads, frames, frames / FRAME_SKIP, contest.ratio(contestant, bare));
  }

  /** ale-py's vectors, if they take part. */
  private record Peer(Optional<PythonPeer> process) implements AutoCloseable {
    static Peer of(Optional<Path> python, int threads) {
      return new Peer(
          python.map(
              path ->
                  PythonPeer.start(
                      path,
                      "atari_vector_env.py",
                      "ale-py 0.11 or newer",
                      PONG.toLowerCase(Locale.ROOT),
                      VECTOR,
                      threads)));
    }

    List<Throughput.Work> work() {
      return process.stream()
          .<Throughput.Work>map(
              peer ->
                  count -> {
                    peer.run(count);
                    return count * VECTOR * FRAME_SKIP;
                  })
          .toList();
    }

    @Override
    public void close() {
      process.ifPresent(PythonPeer::close);
    }
  }
}
