package io.gymwire.agents.bench;

import io.gymwire.agentsdk.remote.RemoteEnvironments;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.message.Codec;
import java.util.Map;

/** One way for a step to travel, and the round trips measured on it. */
final class WirePath implements AutoCloseable {
  static final int ROUND_TRIPS_OF_A_BLOCK = 2000;

  private static final int WEB_SOCKET_CLIENT_HEADER_BYTES = 8;
  private static final int WEB_SOCKET_SERVER_HEADER_BYTES = 4;

  private final String name;
  private final int roundTripsOfABlock;
  private final Runnable roundTrip;
  private final Runnable onClose;
  private final Latencies latencies = new Latencies();

  private WirePath(String name, int roundTripsOfABlock, Runnable roundTrip, Runnable onClose) {
    this.name = name;
    this.roundTripsOfABlock = roundTripsOfABlock;
    this.roundTrip = roundTrip;
    this.onClose = onClose;
  }

  /**
   * Bare TCP with as many bytes as a CBOR step of {@code numEnvs} CartPoles takes over WebSocket.
   */
  static WirePath bareTcp(int numEnvs) {
    TcpPingPong pingPong = new TcpPingPong(requestBytes(numEnvs), replyBytes(numEnvs));
    return new WirePath("bare TCP", ROUND_TRIPS_OF_A_BLOCK, pingPong::roundTrip, pingPong::close);
  }

  /** Steps of a session at a server on this machine. */
  static WirePath remote(
      String name, String scheme, int port, String encoding, MakeRequest request) {
    RemoteEnvironments remote =
        RemoteEnvironments.connect(
            "%s://127.0.0.1:%d?encoding=%s".formatted(scheme, port, encoding));
    VectorEnvironment vector = remote.make(request);
    vector.reset(ResetArguments.seeded(0, vector.numEnvs()));
    RandomActions actions = new RandomActions(vector);
    boolean fast = scheme.equals("ws");
    return new WirePath(
        name,
        fast ? ROUND_TRIPS_OF_A_BLOCK : ROUND_TRIPS_OF_A_BLOCK / 4,
        () -> vector.step(actions.next()),
        () -> {
          vector.close();
          remote.close();
        });
  }

  String name() {
    return name;
  }

  Latencies latencies() {
    return latencies;
  }

  /** Makes a block of round trips, which count only when the warm-up is over. */
  void runBlock(boolean counts) {
    for (int i = 0; i < roundTripsOfABlock; i++) {
      long start = System.nanoTime();
      roundTrip.run();
      long duration = System.nanoTime() - start;
      if (counts) {
        latencies.add(duration);
      }
    }
  }

  @Override
  public void close() {
    onClose.run();
  }

  private static int requestBytes(int numEnvs) {
    Map<String, Object> request =
        Map.of(
            "id",
            100_000L,
            "op",
            "step",
            "session",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "seq",
            100_000L,
            "action",
            NdArray.zeros(DType.INT64, numEnvs));
    return Codec.CBOR.encode(request).remaining() + WEB_SOCKET_CLIENT_HEADER_BYTES;
  }

  private static int replyBytes(int numEnvs) {
    Map<String, Object> reply =
        Map.of(
            "id",
            100_000L,
            "seq",
            100_000L,
            "observation",
            NdArray.zeros(DType.FLOAT32, numEnvs, 4),
            "reward",
            new double[numEnvs],
            "terminated",
            new boolean[numEnvs],
            "truncated",
            new boolean[numEnvs],
            "info",
            Map.of());
    return Codec.CBOR.encode(reply).remaining() + WEB_SOCKET_SERVER_HEADER_BYTES;
  }
}
