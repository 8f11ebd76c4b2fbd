package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.session.FakeEnvironments;
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
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketEndpointTest {
  private static final int MAX_MESSAGE_BYTES = 100_000;
  private static final Duration IDLE = Duration.ofSeconds(3);

  private final FakeEnvironments environments = new FakeEnvironments();
  private final EnvironmentServer server =
      EnvironmentServer.start(
          ServerSettings.defaults().withPort(0).withMaxMessageBytes(MAX_MESSAGE_BYTES),
          environments,
          List.of());
  private WebSocketClient client;

  @BeforeEach
  void connect() throws IOException {
    client = WebSocketClient.connect(server.port());
  }

  @AfterEach
  void close() throws IOException {
    environments.gate.release(1000);
    client.close();
    server.close();
  }

  @Test
  void compressionIsNotNegotiatedAndNoCookieIsSet() {
    assertThat(client.handshake())
        .startsWith("HTTP/1.1 101 ")
        .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        .doesNotContain("Sec-WebSocket-Extensions", "Set-Cookie");
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws IOException {
    String first = single(FakeEnvironments.COUNT);
    String second = single(FakeEnvironments.COUNT);
    for (int seq = 2; seq < 6; seq++) {
      client.send(Codec.CBOR, step(first, seq, 1, 10 * seq));
      client.send(Codec.JSON, step(second, seq, 0, 10 * seq + 1));
    }

    for (int seq = 2; seq < 6; seq++) {
      assertThat(client.receive(Codec.CBOR)).containsEntry("id", 10L * seq);
      assertThat(client.receive(Codec.JSON)).containsEntry("id", 10L * seq + 1);
    }
  }

  @Test
  void aStepIsDoneOnceAcrossConnections() throws IOException {
    String session = single(FakeEnvironments.SLOW);
    client.send(Codec.CBOR, step(session, 2, 2, 1));
    environments.atGate.acquireUninterruptibly();
    client.close();

    try (WebSocketClient again = WebSocketClient.connect(server.port())) {
      again.send(Codec.JSON, step(session, 2, 2, "again"));
      environments.gate.release();
      assertThat(again.receive(Codec.JSON))
          .containsEntry("id", "again")
          .containsEntry("observation", List.of(1.0, 2.0, -1.0));
      assertThat(again.call(Codec.CBOR, step(session, 3, 1, 3))).containsEntry("seq", 3L);
    }
    assertThat(environments.steps).hasValue(2);
  }

  @Test
  void theConnectionIsReadWhileARequestIsAtWork() throws IOException {
    String session = single(FakeEnvironments.SLOW);
    client.send(Codec.CBOR, step(session, 2, 2, 1));
    environments.atGate.acquireUninterruptibly();
    client.send(WebSocketClient.PING, true, new byte[] {7});

    assertThat(client.receive().opcode()).isEqualTo(WebSocketClient.PONG);
    client.send(Codec.CBOR, step(session, 3, 1, 2));
    client.send(Codec.JSON, step(session, 4, 0, 3));
    environments.gate.release();
    assertThat(client.receive(Codec.CBOR)).containsEntry("id", 1L).containsEntry("seq", 2L);
    assertThat(client.receive(Codec.CBOR)).containsEntry("id", 2L).containsEntry("seq", 3L);
    assertThat(client.receive(Codec.JSON)).containsEntry("id", 3L).containsEntry("seq", 4L);
  }

  @Test
  void aConnectionIsNotIdleWhileARequestIsAtWork() throws Exception {
    try (EnvironmentServer impatient = impatient();
        WebSocketClient other = WebSocketClient.connect(impatient.port())) {
      String session = single(other, FakeEnvironments.SLOW);
      other.send(Codec.CBOR, step(session, 2, 2, 1));
      environments.atGate.acquireUninterruptibly();
      Thread.sleep(2 * IDLE.toMillis());
      environments.gate.release();

      assertThat(other.receive(Codec.CBOR)).containsEntry("id", 1L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void messagesMayComeInFragments(int pieceBytes) throws IOException {
    for (Codec codec : List.of(Codec.JSON, Codec.CBOR)) {
      byte[] message = bytes(codec, Map.of("op", "describe", "id", "Ünïcödé 𝄞"));
      int opcode = codec == Codec.JSON ? WebSocketClient.TEXT : WebSocketClient.BINARY;
      for (int from = 0; from < message.length; from += pieceBytes) {
        int to = Math.min(message.length, from + pieceBytes);
        client.send(opcode, to == message.length, Arrays.copyOfRange(message, from, to));
        client.send(WebSocketClient.PING, true, new byte[] {7});
        opcode = WebSocketClient.CONTINUATION;
      }
      WebSocketClient.Frame frame = client.receive();
      while (frame.opcode() == WebSocketClient.PONG) {
        assertThat(frame.payload()).containsExactly(7);
        frame = client.receive();
      }
      assertThat(codec.decode(ByteBuffer.wrap(frame.payload()))).containsEntry("id", "Ünïcödé 𝄞");
      assertThat(callAfterPongs(codec)).containsEntry("id", 1L);
    }
  }

  @Test
  void aMessageThatIsTooLargeIsRefusedAndTheConnectionStays() throws IOException {
    byte[] half = new byte[MAX_MESSAGE_BYTES / 2 + 1];
    client.send(WebSocketClient.BINARY, true, new byte[MAX_MESSAGE_BYTES + 1]);
    assertError(client.receive(Codec.CBOR), "message_too_large");
    client.send(WebSocketClient.TEXT, false, spaces(half.length));
    client.send(WebSocketClient.CONTINUATION, false, spaces(half.length));
    client.send(WebSocketClient.CONTINUATION, true, new byte[0]);
    assertError(client.receive(Codec.JSON), "message_too_large");

    assertThat(client.call(Codec.CBOR, Map.of("op", "describe", "id", 9))).containsEntry("id", 9L);
  }

  @Test
  void theLargestMessageIsTaken() throws IOException {
    byte[] message =
        Arrays.copyOf("{\"op\":\"describe\"}".getBytes(StandardCharsets.UTF_8), MAX_MESSAGE_BYTES);
    Arrays.fill(message, 17, message.length, (byte) ' ');

    client.send(WebSocketClient.TEXT, true, message);

    assertThat(client.receive(Codec.JSON)).containsEntry("protocol", "gymwire");
  }

  @Test
  void aMalformedMessageIsAnsweredWithoutAnId() throws IOException {
    client.send(WebSocketClient.TEXT, true, "{\"id\":1".getBytes(StandardCharsets.UTF_8));

    Map<String, Object> reply = client.receive(Codec.JSON);

    assertThat(reply).containsEntry("id", null);
    assertError(reply, "malformed_message");
  }

  @Test
  void anErrorRepeatsTheId() throws IOException {
    Map<String, Object> reply = client.call(Codec.CBOR, Map.of("op", "jump", "id", 3));

    assertThat(reply).containsEntry("id", 3L);
    assertError(reply, "unknown_operation");
  }

  @ParameterizedTest
  @CsvSource({
    "unmasked, 82 02 61 62, 1002",
    "reserved bit, c2 80 00 00 00 00, 1002",
    "reserved opcode, 83 80 00 00 00 00, 1002",
    "continuation of nothing, 80 80 00 00 00 00, 1002",
    "fragmented ping, 09 80 00 00 00 00, 1002",
    "text that is no UTF-8, 81 81 00 00 00 00 ff, 1007",
    "length with its sign bit set, 82 ff ff ff ff ff ff ff ff ff 00 00 00 00, 1009",
  })
  void brokenFramesCloseTheConnectionWithTheirCode(String what, String hex, int code)
      throws IOException {
    client.sendRaw(HexFormat.ofDelimiter(" ").parseHex(hex));

    assertThat(client.receiveClose()).as(what).isEqualTo(code);
  }

  @Test
  void aCloseIsAnsweredAndLeavesTheSession() throws IOException {
    String session = single(FakeEnvironments.COUNT);
    client.send(WebSocketClient.CLOSE, true, new byte[] {0x03, (byte) 0xE8});

    assertThat(client.receiveClose()).isEqualTo(1000);
    try (WebSocketClient again = WebSocketClient.connect(server.port())) {
      assertThat(again.call(Codec.CBOR, step(session, 2, 1, 1))).containsEntry("seq", 2L);
    }
  }

  /**
   * A client that writes and never reads has to be stopped by TCP, not to be answered into memory.
   */
  @Test
  void aClientThatNeverReadsIsNotReadEither() throws Exception {
    int requests = 40_000;
    byte[] request =
        WebSocketClient.frame(
            0x82, true, bytes(Codec.CBOR, Map.of("op", "list", "ignored", new byte[20_000])));
    AtomicLong sent = new AtomicLong();
    Thread writer = new Thread(() -> sendUntilClosed(client, request, requests, sent));
    writer.start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(2))
        .until(unchangedSinceLastAsked(sent));

    assertThat(sent.get()).isLessThan(requests);
    try (WebSocketClient other = WebSocketClient.connect(server.port())) {
      assertThat(other.call(Codec.CBOR, Map.of("op", "describe", "id", 1))).containsEntry("id", 1L);
    }
    client.close();
    writer.join();
  }

  @Test
  void aClientThatNeverReadsIsDroppedWhenItHasBeenIdle() throws Exception {
    byte[] request =
        WebSocketClient.frame(
            0x82, true, bytes(Codec.CBOR, Map.of("op", "list", "ignored", new byte[20_000])));
    try (EnvironmentServer impatient = impatient();
        WebSocketClient other = WebSocketClient.connect(impatient.port())) {
      Thread writer =
          new Thread(() -> sendUntilClosed(other, request, Integer.MAX_VALUE, new AtomicLong()));
      writer.start();

      Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !writer.isAlive());
    }
  }

  private EnvironmentServer impatient() {
    return EnvironmentServer.start(
        ServerSettings.defaults().withPort(0).withSessionIdle(IDLE), environments, List.of());
  }

  private static void sendUntilClosed(
      WebSocketClient client, byte[] request, int times, AtomicLong sent) {
    try {
      for (int i = 0; i < times; i++) {
        client.sendRaw(request);
        sent.incrementAndGet();
      }
    } catch (IOException e) {
      // The test has seen enough and closed the connection.
    }
  }

  private static Callable<Boolean> unchangedSinceLastAsked(AtomicLong sent) {
    AtomicLong before = new AtomicLong();
    return () -> {
      long now = sent.get();
      return now > 0 && before.getAndSet(now) == now;
    };
  }

  @Test
  void aHangingSessionHoldsUpNoOtherConnection() throws IOException {
    String slow = single(FakeEnvironments.SLOW);
    client.send(Codec.CBOR, step(slow, 2, 2, 1));
    environments.atGate.acquireUninterruptibly();

    try (WebSocketClient other = WebSocketClient.connect(server.port())) {
      for (int id = 0; id < 100; id++) {
        assertThat(other.call(Codec.CBOR, Map.of("op", "describe", "id", id)))
            .containsEntry("id", (long) id);
      }
    }
    environments.gate.release();
    assertThat(client.receive(Codec.CBOR)).containsEntry("seq", 2L);
  }

  private String single(String envId) throws IOException {
    return single(client, envId);
  }

  private static String single(WebSocketClient client, String envId) throws IOException {
    String session =
        (String) client.call(Codec.CBOR, Map.of("op", "make", "env_id", envId)).get("session");
    client.call(Codec.CBOR, Map.of("op", "reset", "session", session, "seq", 1));
    return session;
  }

  private Map<String, Object> callAfterPongs(Codec codec) throws IOException {
    client.send(codec, Map.of("op", "describe", "id", 1));
    WebSocketClient.Frame frame = client.receive();
    while (frame.opcode() == WebSocketClient.PONG) {
      frame = client.receive();
    }
    return codec.decode(ByteBuffer.wrap(frame.payload()));
  }

  private static Map<String, Object> step(String session, long seq, long action, Object id) {
    return Map.of("op", "step", "session", session, "seq", seq, "action", action, "id", id);
  }

  private static void assertError(Map<String, Object> reply, String code) {
    assertThat(Message.of(reply).message("error").string("code")).isEqualTo(code);
  }

  private static byte[] spaces(int count) {
    byte[] spaces = new byte[count];
    Arrays.fill(spaces, (byte) ' ');
    return spaces;
  }

  private static byte[] bytes(Codec codec, Map<String, Object> message) {
    ByteBuffer encoded = codec.encode(message);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
