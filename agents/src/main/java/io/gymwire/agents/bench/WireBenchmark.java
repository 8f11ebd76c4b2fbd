package io.gymwire.agents.bench;

import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps over the wire beside a bare TCP ping-pong of the same payload: {@code gymwire bench wire}.
 *
 * <p>All paths take turns in short blocks, so that a noisy machine disturbs all of them alike and
 * the ratios hold.
 */
public final class WireBenchmark {
  /** The JVM compiles the last of the path after some ten thousand round trips. */
  private static final int WARM_UP_BLOCKS = 8;

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
      for (int numEnvs : new int[] {1, 64, 1024}) {
        rows.addAll(measure(server.port(), numEnvs));
      }
    }
    return new Report(
        "The wire: CartPole-v1 over loopback, one request under way, server and client in one JVM",
        List.of("path", "p50 us", "p99 us", "p50 / bare TCP", "environment steps/s"),
        rows,
        List.of(
            "Bare TCP: two blocking threads that exchange as many bytes and do nothing else."
                + " All paths of a size take turns in blocks of "
                + WirePath.ROUND_TRIPS_OF_A_BLOCK
                + " round trips, HTTP of a quarter as many."));
  }

  private static List<List<Object>> measure(int port, int numEnvs) {
    MakeRequest request =
        MakeRequest.of("CartPole-v1", numEnvs).withAutoresetMode(AutoresetMode.SAME_STEP);
    List<WirePath> paths = new ArrayList<>();
    try {
      paths.add(WirePath.bareTcp(numEnvs));
      paths.add(WirePath.remote("WebSocket CBOR", "ws", port, "cbor", request));
      paths.add(WirePath.remote("WebSocket JSON", "ws", port, "json", request));
      paths.add(WirePath.remote("HTTP CBOR", "http", port, "cbor", request));
      paths.add(WirePath.remote("HTTP JSON", "http", port, "json", request));
      for (int block = -WARM_UP_BLOCKS; block < BLOCKS; block++) {
        boolean counts = block >= 0;
        paths.forEach(path -> path.runBlock(counts));
      }
      double bare = paths.get(0).latencies().percentile(50);
      return paths.stream().map(path -> row(path, numEnvs, bare)).toList();
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
