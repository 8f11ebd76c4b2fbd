package io.gymwire.agents.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import io.gymwire.agentsdk.remote.RemoteEnvironments;
import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * What many sessions of games leave behind on a server: {@code gymwire bench sessions}.
 *
 * <p>Sessions are made, played and closed one after the other, each over a connection of its own,
 * and then many play at once for minutes. Memory and file descriptors are those of the process,
 * server and clients together, after a collection of garbage.
 */
public final class SessionBenchmark {
  private static final int WARM_UP_SESSIONS = 1_000;
  private static final int SESSIONS = 2_500;
  private static final int TIMES = 4;
  private static final int SESSIONS_AT_ONCE = 64;
  private static final Duration TIME_AT_ONCE = Duration.ofMinutes(10);
  private static final int STEPS_OF_A_SHORT_SESSION = 3;

  private final Environments environments;
  private final Consumer<String> progress;
  private final String envId;
  private final LongAdder steps = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final List<List<Object>> rows = new ArrayList<>();

  /**
   * Measures a server of {@code environments}: Pong if its cartridge is there, else OpenPong.
   *
   * @param progress is told what is done
   */
  public SessionBenchmark(Environments environments, Consumer<String> progress) {
    this.environments = environments;
    this.progress = progress;
    this.envId =
        environments.specs().stream()
            .filter(spec -> spec.id().equals("ALE/Pong-v5") && spec.unavailable().isEmpty())
            .map(spec -> spec.id())
            .findFirst()
            .orElse("GymWire/OpenPong-v0");
  }

  /** Makes and closes 10,000 sessions, then has 64 step for ten minutes. */
  public Report run() {
    try (EnvironmentServer server =
        EnvironmentServer.start(ServerSettings.defaults().withPort(0), environments, List.of())) {
      String url = "ws://127.0.0.1:" + server.port();
      oneAfterTheOther(url, WARM_UP_SESSIONS);
      note("after the first %,d".formatted(WARM_UP_SESSIONS));
      for (int time = 0; time < TIMES; time++) {
        oneAfterTheOther(url, SESSIONS);
        note("after %,d more, one after the other".formatted(SESSIONS));
      }
      atOnce(url);
      note("after %d more, all of %d min".formatted(SESSIONS_AT_ONCE, TIME_AT_ONCE.toMinutes()));
    }
    return new Report(
        "Sessions of %s over WebSocket, each with a connection of its own".formatted(envId),
        List.of("when", "steps", "errors", "resident MB", "Java heap MB", "file descriptors"),
        rows,
        List.of(
            "Of one process, in which server and clients run; memory after a collection of"
                + " garbage, of which resident is also what the Java heap has taken and does not"
                + " use. Steps and errors are those since the row before."));
  }

  private void oneAfterTheOther(String url, int sessions) {
    for (int i = 0; i < sessions; i++) {
      play(url, step -> step < STEPS_OF_A_SHORT_SESSION);
    }
  }

  private void atOnce(String url) {
    long end = System.nanoTime() + TIME_AT_ONCE.toNanos();
    ExecutorService players = Executors.newFixedThreadPool(SESSIONS_AT_ONCE);
    try {
      Callable<Void> player =
          () -> {
            play(url, step -> System.nanoTime() - end < 0);
            return null;
          };
      players.invokeAll(Collections.nCopies(SESSIONS_AT_ONCE, player));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      players.shutdownNow();
    }
  }

  private void play(String url, LongPredicate goesOnAt) {
    MakeRequest request = MakeRequest.of(envId, 1).withAutoresetMode(AutoresetMode.SAME_STEP);
    try (RemoteEnvironments remote = RemoteEnvironments.connect(url);
        VectorEnvironment game = remote.make(request)) {
      game.reset(ResetArguments.seeded(0, 1));
      RandomActions actions = new RandomActions(game);
      for (long step = 0; goesOnAt.test(step); step++) {
        game.step(actions.next());
        steps.increment();
      }
    } catch (GymWireException e) {
      errors.increment();
      progress.accept(e.getMessage());
    }
  }

  private void note(String when) {
    progress.accept(when);
    rows.add(
        List.of(
            when,
            "%,d".formatted(steps.sumThenReset()),
            errors.sumThenReset(),
            "%,d".formatted(residentBytes() / 1_000_000),
            "%,d".formatted(heapBytes() / 1_000_000),
            descriptors()));
  }

  /** Returns the memory of this process; 0 where there is no /proc. */
  private static long residentBytes() {
    System.gc();
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static long heapBytes() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Returns how many files and sockets this process has open; 0 where that cannot be told. */
  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
