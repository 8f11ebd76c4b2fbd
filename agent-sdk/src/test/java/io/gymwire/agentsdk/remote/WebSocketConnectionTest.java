package io.gymwire.agentsdk.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gymwire.agentsdk.remote.ScriptedServer.Received;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455, seen from a server that follows a script. */
class WebSocketConnectionTest {
  private static final RemoteSettings SETTINGS =
      RemoteSettings.defaults().withMaxMessageBytes(100_000);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 124, 125, 126, 127, 65_535, 65_536, 99_999})
  void messagesOfAnyLengthGoThereAndBack(int length) throws Exception {
    byte[] payload = bytes(length);
    LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  received.add(peer.readFrame());
                  peer.frame(0x82, received.element().payload());
                  peer.readFrame();
                });
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      connection.send(request(payload));
      assertThat(array(connection.receive().body())).isEqualTo(payload);

      Received frame = received.take();
      assertThat(frame.firstByte()).isEqualTo(0x82);
      assertThat(frame.masked()).isTrue();
      assertThat(frame.payload()).isEqualTo(payload);
    }
  }

  @Test
  void everyFrameIsMaskedWithAnotherKey() throws Exception {
    Set<Integer> keys = new HashSet<>();
    try (ScriptedServer server =
        ScriptedServer.webSocket(
            peer -> {
              for (int i = 0; i < 3000; i++) {
                keys.add(peer.readFrame().key());
              }
            })) {
      WebSocketConnection connection = open(server, Frame.BINARY);
      for (int i = 0; i < 3000; i++) {
        connection.send(request((byte) 1));
      }
      server.awaitScripts();
      // Of 3000 keys of 32 bits, two are equal with a probability of one in a thousand, three pairs
      // of one in 10^9.
      assertThat(keys).hasSizeGreaterThan(2997);
    }
  }

  @Test
  void bytesMayArriveOneByOne() throws Exception {
    byte[] payload = bytes(300);
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  peer.write(0x82, 126, 300 >> 8, 300 & 0xFF);
                  for (byte value : payload) {
                    peer.write(value);
                  }
                  peer.readFrame();
                });
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      assertThat(array(connection.receive().body())).isEqualTo(payload);
    }
  }

  @Test
  void manyMessagesMayArriveAtOnce() throws Exception {
    Random random = new Random(1);
    List<byte[]> messages = Stream.generate(() -> bytes(random.nextInt(9000))).limit(200).toList();
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  for (byte[] message : messages) {
                    peer.frame(0x82, message);
                  }
                  peer.readFrame();
                });
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      for (byte[] message : messages) {
        assertThat(array(connection.receive().body())).isEqualTo(message);
      }
    }
  }

  @Test
  void fragmentsAreJoinedAndPingsBetweenThemAnswered() throws Exception {
    LinkedBlockingQueue<Received> pongs = new LinkedBlockingQueue<>();
    byte[] long1 = bytes(50_000);
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  peer.frame(0x02, (byte) 1, (byte) 2);
                  peer.frame(0x89, bytes(125));
                  peer.frame(0x00);
                  peer.frame(0x00, long1);
                  peer.frame(0x8A, (byte) 9);
                  peer.frame(0x89);
                  peer.frame(0x80, (byte) 3);
                  pongs.add(peer.readFrame());
                  pongs.add(peer.readFrame());
                  peer.frame(0x02, (byte) 4);
                  peer.frame(0x80);
                  peer.readFrame();
                });
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      ByteBuffer expected = ByteBuffer.allocate(50_003).put((byte) 1).put((byte) 2);
      expected.put(long1).put((byte) 3);
      assertThat(array(connection.receive().body())).isEqualTo(expected.array());
      assertThat(array(connection.receive().body())).containsExactly(4);

      assertThat(pongs).hasSize(2).allMatch(pong -> pong.masked() && pong.firstByte() == 0x8A);
      assertThat(pongs.take().payload()).isEqualTo(bytes(125));
      assertThat(pongs.take().payload()).isEmpty();
    }
  }

  @Test
  void textMayBeCutWithinACharacter() throws Exception {
    byte[] text = "{\"a\":\"\u00e9\ud83d\ude00\"}".getBytes(UTF_8);
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  peer.frame(0x01, Arrays.copyOf(text, 7));
                  peer.frame(0x80, Arrays.copyOfRange(text, 7, text.length));
                  peer.readFrame();
                });
        WebSocketConnection connection = open(server, Frame.TEXT)) {
      assertThat(array(connection.receive().body())).isEqualTo(text);
    }
  }

  static Stream<Arguments> violations() {
    Stream<Arguments> reservedOpcodes =
        IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
            .mapToObj(opcode -> violation(1002, "reserved opcode", 0x80 | opcode, 0));
    Stream<Arguments> closeCodes =
        IntStream.of(0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000)
            .mapToObj(code -> violation(1002, "close code", 0x88, 2, code >> 8, code & 0xFF));
    Stream<Arguments> others =
        Stream.of(
            violation(1002, "reserved bit", 0xC2, 0),
            violation(1002, "reserved bit", 0xA2, 0),
            violation(1002, "reserved bit", 0x92, 0),
            violation(1002, "masked", 0x82, 0x81, 1, 2, 3, 4, 5),
            violation(1002, "control frame", 0x09, 0),
            violation(1002, "control frame", 0x08, 0),
            violation(1002, "control frame", 0x89, 126, 0, 126),
            violation(1002, "not begun", 0x80, 0),
            violation(1002, "not begun", 0x00, 0),
            violation(1002, "within another", 0x02, 1, 5, 0x82, 1, 5),
            violation(1002, "more bytes than it needs", 0x82, 126, 0, 125),
            violation(1002, "more bytes than it needs", 0x82, 127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF),
            violation(1009, "9223372036854775808", 0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0),
            violation(1009, "100001", 0x82, 127, 0, 0, 0, 0, 0, 1, 0x86, 0xA1),
            violation(1003, "another encoding", 0x81, 2, '{', '}'),
            violation(1002, "half a code", 0x88, 1, 3),
            violation(1007, "UTF-8", 0x88, 4, 3, 232, 0xC3, 0x28));
    return Stream.of(reservedOpcodes, closeCodes, others).flatMap(stream -> stream);
  }

  @ParameterizedTest
  @MethodSource("violations")
  void aServerThatBreaksTheRfcIsToldSoAndLeft(int closeCode, String reason, int... bytes)
      throws Exception {
    CompletableFuture<Received> close = new CompletableFuture<>();
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  peer.write(bytes);
                  close.complete(peer.readFrame());
                  ended.complete(peer.isAtEnd());
                });
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      assertThatThrownBy(connection::receive)
          .isInstanceOf(WebSocketViolation.class)
          .hasMessageContaining(reason);
      server.awaitScripts();
      assertThat(close.get().firstByte()).isEqualTo(0x88);
      assertThat(closeCodeOf(close.get())).isEqualTo(closeCode);
      assertThat(ended.get()).isTrue();
    }
  }

  @Test
  void fragmentsMayNotExceedTheLimitTogether() throws Exception {
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  peer.frame(0x02, bytes(60_000));
                  peer.frame(0x00, bytes(60_000));
                  peer.readFrame();
                });
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      assertThatThrownBy(connection::receive)
          .isInstanceOf(WebSocketViolation.class)
          .hasMessageContaining("100000");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"c3 28", "ed a0 80", "c0 af", "f4 90 80 80", "e2 82"})
  void textThatIsNotUtf8IsRefused(String hex) throws Exception {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    CompletableFuture<Received> close = new CompletableFuture<>();
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  peer.frame(0x81, bytes);
                  close.complete(peer.readFrame());
                });
        WebSocketConnection connection = open(server, Frame.TEXT)) {
      assertThatThrownBy(connection::receive)
          .isInstanceOf(WebSocketViolation.class)
          .hasMessageContaining("UTF-8");
      assertThat(closeCodeOf(close.get())).isEqualTo(1007);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1011, 1012, 1013, 3000, 4999})
  void aServersCloseIsAnsweredInKindAndMayBeTriedAgain(int code) throws Exception {
    CompletableFuture<Received> answer = new CompletableFuture<>();
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  peer.frame(0x88, (byte) (code >> 8), (byte) code, (byte) 'b', (byte) 'y');
                  answer.complete(peer.readFrame());
                });
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      assertThatThrownBy(connection::receive)
          .isInstanceOf(ConnectionClosedException.class)
          .hasMessage("the server closed the connection with code " + code + ": by");
      assertThat(closeCodeOf(answer.get())).isEqualTo(code);
    }
  }

  @Test
  void aCloseWithoutACodeIsAnsweredWithoutOne() throws Exception {
    CompletableFuture<Received> answer = new CompletableFuture<>();
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  peer.frame(0x88);
                  answer.complete(peer.readFrame());
                });
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      assertThatThrownBy(connection::receive).isInstanceOf(ConnectionClosedException.class);
      assertThat(answer.get().payload()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1002, 1003, 1007, 1008, 1009, 1010})
  void aCloseThatBlamesTheRequestIsFinal(int code) throws Exception {
    try (ScriptedServer server =
            ScriptedServer.webSocket(peer -> peer.frame(0x88, (byte) (code >> 8), (byte) code));
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      assertThatThrownBy(connection::receive)
          .isInstanceOf(FatalConnectionException.class)
          .hasMessageContaining("code " + code);
    }
  }

  @Test
  void anEndWithinAFrameIsALostConnection() throws Exception {
    try (ScriptedServer server = ScriptedServer.webSocket(peer -> peer.write(0x82, 5, 1, 2, 3, 4));
        WebSocketConnection connection = open(server, Frame.BINARY)) {
      assertThatThrownBy(connection::receive).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void closingSaysGoodbyeAndWaitsForTheAnswer() throws Exception {
    CompletableFuture<Received> close = new CompletableFuture<>();
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    try (ScriptedServer server =
        ScriptedServer.webSocket(
            peer -> {
              close.complete(peer.readFrame());
              peer.frame(0x82, (byte) 1);
              peer.frame(0x88, (byte) 3, (byte) 232);
              ended.complete(peer.isAtEnd());
            })) {
      WebSocketConnection connection = open(server, Frame.BINARY);
      connection.close();
      connection.close();
      assertThat(closeCodeOf(close.get())).isEqualTo(1000);
      assertThat(ended.get()).isTrue();
    }
  }

  @Test
  void aReadTimesOutIfThatIsAskedFor() throws Exception {
    try (ScriptedServer server = ScriptedServer.webSocket(peer -> peer.isAtEnd());
        WebSocketConnection connection =
            WebSocketConnection.open(
                server.endpoint(), Frame.BINARY, SETTINGS.withReadTimeout(Duration.ofMillis(50)))) {
      assertThatThrownBy(connection::receive).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void garbageIsAnsweredWithAnExceptionAndNothingElse() throws Exception {
    int streams = 500;
    Random random = new Random(20_261_121);
    ScriptedServer.Script[] scripts = new ScriptedServer.Script[streams];
    for (int i = 0; i < streams; i++) {
      byte[] garbage = new byte[random.nextInt(64)];
      random.nextBytes(garbage);
      if (garbage.length > 1 && random.nextBoolean()) {
        garbage[0] = (byte) (random.nextBoolean() ? 0x82 : 0x02);
        garbage[1] &= 0x1F;
      }
      scripts[i] = peer -> peer.write(garbage);
    }
    try (ScriptedServer server = ScriptedServer.webSocket(scripts)) {
      List<Throwable> endings = new ArrayList<>();
      for (int i = 0; i < streams; i++) {
        try (WebSocketConnection connection = open(server, Frame.BINARY)) {
          endings.add(
              catchThrowable(
                  () -> {
                    while (true) {
                      connection.receive();
                    }
                  }));
        }
      }
      assertThat(endings).hasSize(streams).allMatch(IOException.class::isInstance);
      assertThat(endings).anyMatch(WebSocketViolation.class::isInstance);
      assertThat(endings).anyMatch(EOFException.class::isInstance);
    }
  }

  private static Arguments violation(int closeCode, String reason, int... bytes) {
    return Arguments.of(closeCode, reason, bytes);
  }

  private static WebSocketConnection open(ScriptedServer server, int opcode) throws IOException {
    return WebSocketConnection.open(server.endpoint(), opcode, SETTINGS);
  }

  private static Connection.Request request(byte... payload) {
    return new Connection.Request("step", "", ByteBuffer.wrap(payload));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] array(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static int closeCodeOf(Received frame) {
    return ByteBuffer.wrap(frame.payload()).getShort() & 0xFFFF;
  }
}
