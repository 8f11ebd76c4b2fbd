package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 100,000 messages that no client should send: each gets its error, another session's stream goes
 * on as if nothing had happened, and in the end sessions, threads and memory are where they were.
 */
class HostileMessagesTest {
  private static final int MESSAGES = 100_000;
  private static final int WARM_UP_MESSAGES = 10_000;
  private static final long SEED = 20_261_121;
  private static final int MAX_MESSAGE_BYTES = 8192;
  private static final long MAX_HEAP_GROWTH_BYTES = 2 << 20;

  private static final List<String> BROKEN_FRAMES =
      List.of(
          "1002 82026162",
          "1002 c28000000000",
          "1002 838000000000",
          "1002 808000000000",
          "1002 098000000000",
          "1002 89fe007e0000000061",
          "1007 818100000000ff",
          "1009 82ffffffffffffffffff00000000",
          "1009 82ff000000010000000000000000");

  private static final List<String> BROKEN_HTTP =
      List.of(
          "400 \r\n\u0000\u0001\u0002\r\n\r\n",
          "400 GARBAGE\r\n\r\n",
          "400 GET /v1 HTTP/1.1\r\n\r\n",
          "400 GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
          "400 GET /v1 HTTP/1.1\r\nHost x\r\n\r\n",
          "505 GET /v1 HTTP/7.3\r\nHost: x\r\n\r\n",
          "400 POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
          "400 POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
          "400 POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{\"env_id\"",
          "400 POST /v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
          "413 POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n{");

  /** Jetty's pool keeps so many threads, and they come and go. */
  private static final int IDLE_THREADS_OF_THE_POOL = 8;

  private final EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
  private final EnvironmentServer server =
      EnvironmentServer.start(
          ServerSettings.defaults().withPort(0).withMaxMessageBytes(MAX_MESSAGE_BYTES),
          registry,
          List.of());
  private final Random random = new Random(SEED);
  private volatile boolean stopped;
  private String victim;
  private WebSocketClient webSocket;
  private RawHttp http;

  @BeforeEach
  void start() throws IOException {
    webSocket = WebSocketClient.connect(server.port());
    http = new RawHttp(server.port());
    victim =
        (String)
            webSocket
                .call(Codec.CBOR, Map.of("op", "make", "env_id", "CartPole-v1", "num_envs", 2))
                .get("session");
  }

  @AfterEach
  void stop() throws IOException {
    stopped = true;
    webSocket.close();
    http.close();
    server.close();
    registry.close();
  }

  @Test
  void everyMessageGetsItsErrorAndNobodyElseNotices() throws Exception {
    CompletableFuture<Integer> witness = CompletableFuture.supplyAsync(this::undisturbed);
    attack(WARM_UP_MESSAGES);
    int sessions = sessions();
    long threads = threads();
    long heap = usedHeap();

    attack(MESSAGES - WARM_UP_MESSAGES);

    assertThat(witness).isNotDone();
    assertThat(sessions()).isEqualTo(sessions).isEqualTo(2);
    assertThat(usedHeap() - heap).isLessThan(MAX_HEAP_GROWTH_BYTES);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> assertThat(threads()).isLessThanOrEqualTo(threads + IDLE_THREADS_OF_THE_POOL));
    stopped = true;
    assertThat(witness.get(20, TimeUnit.SECONDS)).isGreaterThan(1000);
  }

  private void attack(int messages) throws IOException {
    for (int i = 0; i < messages; i++) {
      int kind = random.nextInt(100);
      if (kind < 60) {
        webSocketMessage(random.nextBoolean() ? Codec.JSON : Codec.CBOR);
      } else if (kind < 90) {
        httpMessage();
      } else if (kind < 95) {
        brokenFrame();
      } else {
        brokenHttp();
      }
    }
  }

  private void webSocketMessage(Codec codec) throws IOException {
    int opcode = codec == Codec.JSON ? WebSocketClient.TEXT : WebSocketClient.BINARY;
    switch (random.nextInt(6)) {
      case 0 -> {
        webSocket.send(opcode, true, noise(codec, random.nextInt(64)));
        assertRefused(webSocket.receive(codec));
      }
      case 1 -> {
        byte[] whole = bytes(codec, anyRequest());
        webSocket.send(opcode, true, Arrays.copyOf(whole, random.nextInt(whole.length)));
        assertError(webSocket.receive(codec), "malformed_message");
      }
      case 2 -> {
        webSocket.send(opcode, true, mutated(codec, bytes(codec, anyRequest())));
        assertAnswered(webSocket.receive(codec));
      }
      case 3 -> {
        webSocket.send(codec, outOfOrder());
        assertError(webSocket.receive(codec), "sequence_gap");
      }
      case 4 -> {
        byte[] half = new byte[MAX_MESSAGE_BYTES / 2 + 1 + random.nextInt(1000)];
        Arrays.fill(half, (byte) ' ');
        webSocket.send(opcode, false, half);
        webSocket.send(WebSocketClient.CONTINUATION, true, half);
        assertError(webSocket.receive(codec), "message_too_large");
      }
      default -> {
        webSocket.send(codec, Map.of("op", "close", "session", "s" + random.nextLong()));
        assertError(webSocket.receive(codec), "unknown_session");
      }
    }
  }

  private void httpMessage() throws IOException {
    String step = "/v1/sessions/" + victim + "/step";
    Codec codec = random.nextBoolean() ? Codec.JSON : Codec.CBOR;
    byte[] whole = bytes(codec, outOfOrder());
    switch (random.nextInt(6)) {
      case 0 -> assertStatus(409, "POST", step, codec.mediaType(), whole);
      case 1 ->
          assertStatus(
              400,
              "POST",
              step,
              codec.mediaType(),
              Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)));
      case 2 -> assertStatus(415, "POST", step, "text/x" + random.nextInt(), whole);
      case 3 -> assertStatus(405, "PATCH", step, codec.mediaType(), whole);
      case 4 -> assertStatus(404, "POST", "/v1/" + random.nextLong(), codec.mediaType(), whole);
      default ->
          assertStatus(413, "POST", step, codec.mediaType(), new byte[MAX_MESSAGE_BYTES + 1]);
    }
  }

  private void brokenFrame() throws IOException {
    try (WebSocketClient client = WebSocketClient.connect(server.port())) {
      if (random.nextInt(3) == 0) {
        byte[] whole = WebSocketClient.frame(0x82, true, bytes(Codec.CBOR, outOfOrder()));
        client.sendRaw(Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)));
        return;
      }
      String frame = BROKEN_FRAMES.get(random.nextInt(BROKEN_FRAMES.size())).replace(" ", "");
      client.sendRaw(HexFormat.of().parseHex(frame.substring(4)));
      assertThat(client.receiveClose())
          .as(frame)
          .isEqualTo(Integer.parseInt(frame.substring(0, 4)));
    }
  }

  private void brokenHttp() throws IOException {
    try (RawHttp client = new RawHttp(server.port())) {
      String request = BROKEN_HTTP.get(random.nextInt(BROKEN_HTTP.size()));
      client.send(request.substring(4).getBytes(StandardCharsets.ISO_8859_1));
      if (random.nextInt(4) == 0) {
        return;
      }
      client.shutdownOutput();
      RawHttp.Response response = client.receive();
      assertThat(response.status())
          .as(request)
          .isEqualTo(Integer.parseInt(request.substring(0, 3)));
      assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
    }
  }

  private void assertStatus(int status, String method, String path, String contentType, byte[] body)
      throws IOException {
    http.send(RawHttp.request(method, path, contentType, body));
    RawHttp.Response response = http.receive();
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().get("content-type"))
        .isIn("application/problem+json", "application/cbor");
    if (response.closes()) {
      http.close();
      http = new RawHttp(server.port());
    }
  }

  private void assertAnswered(Map<String, Object> reply) throws IOException {
    if (reply.get("session") instanceof String made) {
      webSocket.call(Codec.CBOR, Map.of("op", "close", "session", made));
    } else if (reply.containsKey("error")) {
      assertRefused(reply);
    }
  }

  private static void assertRefused(Map<String, Object> reply) {
    assertThat(Message.of(reply).message("error").string("category"))
        .as("%s", reply)
        .isEqualTo("user");
  }

  private static void assertError(Map<String, Object> reply, String code) {
    assertThat(Message.of(reply).message("error").string("code")).as("%s", reply).isEqualTo(code);
  }

  private Map<String, Object> outOfOrder() {
    return Map.of(
        "id",
        random.nextInt(),
        "op",
        "step",
        "session",
        victim,
        "seq",
        1_000_000 + random.nextInt(1 << 30),
        "action",
        List.of(0, 1));
  }

  private Map<String, Object> anyRequest() {
    return switch (random.nextInt(6)) {
      case 0 -> Map.of("id", 1, "op", "describe");
      case 1 -> Map.of("id", 2, "op", "reset", "session", victim, "seq", 1, "seed", List.of(3, 4));
      case 2 ->
          Map.of(
              "id", 3, "op", "step", "session", victim, "seq", 2, "action", NdArray.ofLongs(0, 1));
      case 3 ->
          Map.of(
              "id",
              4,
              "op",
              "make",
              "env_id",
              "CartPole-v1",
              "kwargs",
              Map.of("render_mode", "rgb_array"));
      case 4 -> Map.of("id", 5, "op", "save", "session", victim);
      default ->
          Map.of("id", 6, "op", "restore", "session", victim, "state", noise(Codec.CBOR, 40));
    };
  }

  /** Returns random bytes; for JSON random characters, as a text frame has to be UTF-8. */
  private byte[] noise(Codec codec, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    if (codec == Codec.JSON) {
      for (int i = 0; i < length; i++) {
        noise[i] &= 0x7F;
      }
    }
    return noise;
  }

  private byte[] mutated(Codec codec, byte[] message) {
    int mask = codec == Codec.JSON ? 0x7F : 0xFF;
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      int at = random.nextInt(message.length);
      message[at] = (byte) ((message[at] ^ 1 << random.nextInt(8)) & mask);
    }
    return message;
  }

  /**
   * Steps a session of its own all the time, and compares each observation with the same session in
   * this process.
   */
  private int undisturbed() {
    try (WebSocketClient client = WebSocketClient.connect(server.port());
        VectorEnvironment local = registry.make(MakeRequest.of("CartPole-v1", 3))) {
      Map<String, Object> made =
          client.call(Codec.CBOR, Map.of("op", "make", "env_id", "CartPole-v1", "num_envs", 3));
      String session = (String) made.get("session");
      client.call(Codec.CBOR, Map.of("op", "reset", "session", session, "seq", 1, "seed", 1));
      local.reset(ResetArguments.seeded(1, 3));
      int seq = 2;
      while (!stopped) {
        NdArray actions = NdArray.ofLongs(seq & 1, seq >> 1 & 1, seq % 3 == 0 ? 1 : 0);
        Map<String, Object> reply =
            client.call(
                Codec.CBOR,
                Map.of("op", "step", "session", session, "seq", seq, "action", actions));
        assertThat(reply).containsEntry("seq", (long) seq);
        assertThat(reply.get("observation")).isEqualTo(local.step(actions).observation());
        seq++;
      }
      return seq;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int sessions() throws IOException {
    http.send(RawHttp.request("GET", "/health", "application/json", new byte[0]));
    return (int)
        Message.of(
                Codec.JSON.decode(
                    ByteBuffer.wrap(http.receive().body().getBytes(StandardCharsets.UTF_8))))
            .integer("sessions", 0, 1000);
  }

  /** Returns the number of live threads but for those that wait for this very number. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("awaitility"))
        .count();
  }

  private static long usedHeap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static byte[] bytes(Codec codec, Map<String, Object> message) {
    ByteBuffer encoded = codec.encode(message);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
