package io.gymwire.agents.bench;

import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps over the wire beside a bare TCP ping-pong of the same payload: {@code gymwire bench wire}.
 *
 * <p>All paths take turns in short blocks, so that a noisy machine disturbs all of them alike and
 * the ratios hold.
 */
public final class WireBenchmark {
  /** The JVM compiles the last of the fast paths after some fifty thousand round trips. */
  private static final int WARM_UP_BLOCKS = 40;

  private static final int SLOW_WARM_UP_BLOCKS = 8;

  private static final int[] SIZES = {1, 64, 1024};

  /** JSON of a thousand environments takes milliseconds, whose ratio nobody needs. */
  private static final int[] SLOW_SIZES = {1, 64};

  private static final int BLOCKS = 8;

  private final Environments environments;

  /** Measures a server of {@code environments}, which it starts on loopback. */
  public WireBenchmark(Environments environments) {
    this.environments = environments;
  }

  /** Measures CartPole-v1, one environment and vectors of 64 and 1,024. */
  public Report run() {
    List<List<Object>> rows = new ArrayList<>();
    try (EnvironmentServer server =
        EnvironmentServer.start(ServerSettings.defaults().withPort(0), environments, List.of())) {
      Map<Integer, Double> bare = new HashMap<>();
      for (int numEnvs : SIZES) {
        List<WirePath> paths =
            List.of(
                WirePath.bareTcp(numEnvs), remote("WebSocket CBOR", "ws", "cbor", server, numEnvs));
        takeTurns(paths, WARM_UP_BLOCKS);
        bare.put(numEnvs, paths.get(0).latencies().percentile(50));
        paths.forEach(path -> rows.add(row(path, numEnvs, bare.get(numEnvs))));
      }
      for (int numEnvs : SLOW_SIZES) {
        List<WirePath> paths =
            List.of(
                remote("WebSocket JSON", "ws", "json", server, numEnvs),
                remote("HTTP CBOR", "http", "cbor", server, numEnvs),
                remote("HTTP JSON", "http", "json", server, numEnvs));
        takeTurns(paths, SLOW_WARM_UP_BLOCKS);
        paths.forEach(path -> rows.add(row(path, numEnvs, bare.get(numEnvs))));
      }
    }
    return new Report(
        "The wire: CartPole-v1 over loopback, one request under way, server and client in one JVM",
        List.of("path", "p50 us", "p99 us", "p50 / bare TCP", "environment steps/s"),
        rows,
        List.of(
            "Bare TCP: two blocking threads that exchange as many bytes and do nothing else."
                + " It and WebSocket CBOR take turns in blocks of "
                + WirePath.ROUND_TRIPS_OF_A_BLOCK
                + " round trips; the other paths follow, HTTP with a quarter as many."));
  }

  private static WirePath remote(
      String name, String scheme, String encoding, EnvironmentServer server, int numEnvs) {
    MakeRequest request =
        MakeRequest.of("CartPole-v1", numEnvs).withAutoresetMode(AutoresetMode.SAME_STEP);
    return WirePath.remote(name, scheme, server.port(), encoding, request);
  }

  /** Runs the paths in short blocks, one after the other, and closes them. */
  private static void takeTurns(List<WirePath> paths, int warmUpBlocks) {
    try {
      for (int block = -warmUpBlocks; block < BLOCKS; block++) {
        boolean counts = block >= 0;
        paths.forEach(path -> path.runBlock(counts));
      }
    } finally {
      paths.forEach(WirePath::close);
    }
  }

  private static List<Object> row(WirePath path, int numEnvs, double bare) {
    Latencies latencies = path.latencies();
    double median = latencies.percentile(50);
    return List.of(
        "%s, %,d x CartPole".formatted(path.name(), numEnvs),
        median,
        latencies.percentile(99),
        median / bare,
        numEnvs * 1e6 / latencies.mean());
  }
}
