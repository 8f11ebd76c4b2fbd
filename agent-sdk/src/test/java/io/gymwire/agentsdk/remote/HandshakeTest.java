package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {

  @Test
  void theAcceptKeyIsTheOneOfTheRfcsExample() {
    assertThat(Handshake.acceptOf("dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void theRequestHasTheLinesThatTheRfcDemands() throws Exception {
    CompletableFuture<String> head = new CompletableFuture<>();
    try (ScriptedServer server =
        ScriptedServer.start(
            peer -> {
              head.complete(peer.readHead());
              peer.write("HTTP/1.1 404 Not Found\r\n\r\n");
            })) {
      assertThatThrownBy(() -> open(server)).isInstanceOf(FatalConnectionException.class);

      List<String> lines = head.get().lines().toList();
      assertThat(lines)
          .startsWith("GET /v1/ws HTTP/1.1")
          .contains(
              "Host: 127.0.0.1:" + server.port(),
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Version: 13");
      String key =
          lines.stream().filter(line -> line.startsWith("Sec-WebSocket-Key: ")).findFirst().get();
      assertThat(Base64.getDecoder().decode(key.substring(19))).hasSize(16);
    }
  }

  @Test
  void headersMayComeInAnyCaseAndAmongOthers() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start(
            peer -> {
              String answer =
                  peer.answerToHandshake()
                      .replace("Upgrade: websocket", "UPGRADE:   WebSocket  \r\nServer: a:b")
                      .replace(
                          "Connection: Upgrade", "connection: keep-alive\r\nconnection: upgrade");
              peer.write(answer);
              peer.frame(0x82, (byte) 7);
              peer.isAtEnd();
            })) {
      try (WebSocketConnection connection = open(server)) {
        assertThat(connection.receive().body().get()).isEqualTo((byte) 7);
      }
    }
  }

  @Test
  void aFrameInTheSameSegmentAsTheAnswerIsNotLost() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start(
            peer -> {
              byte[] answer = peer.answerToHandshake().getBytes(StandardCharsets.ISO_8859_1);
              byte[] both = Arrays.copyOf(answer, answer.length + 3);
              both[answer.length] = (byte) 0x82;
              both[answer.length + 1] = 1;
              both[answer.length + 2] = 42;
              peer.write(both);
              peer.isAtEnd();
            })) {
      try (WebSocketConnection connection = open(server)) {
        assertThat(connection.receive().body().get()).isEqualTo((byte) 42);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'101 Switching', '200 OK', 'HTTP 200'",
    "'101 Switching', '404 Not Found', 'HTTP 404'",
    "'101 Switching', '426 Upgrade Required', 'HTTP 426'",
    "'HTTP/1.1', 'HTTP/1.0', 'HTTP/1.1'",
    "'HTTP/1.1', 'SSH-2.0-', 'HTTP/1.1'",
    "'Upgrade: websocket', 'Upgrade: h2c', 'Upgrade: websocket'",
    "'Upgrade: websocket', 'X: y', 'Upgrade: websocket'",
    "'Connection: Upgrade', 'Connection: close', 'Connection: Upgrade'",
    "'Connection: Upgrade', 'Connection: noupgrade', 'Connection: Upgrade'",
    "'Sec-WebSocket-Accept: ', 'Sec-WebSocket-Accept: x', 'Sec-WebSocket-Accept'",
    "'Sec-WebSocket-Accept', 'X-Accept', 'Sec-WebSocket-Accept'",
    "'Connection:', 'Sec-WebSocket-Extensions: permessage-deflate\r\nConnection:', 'extension'",
    "'Connection:', 'Sec-WebSocket-Protocol: chat\r\nConnection:', 'subprotocol'",
    "'Connection:', ': nameless\r\nConnection:', 'without a name'",
  })
  void anAnswerThatOpensNoWebSocketIsRefusedForGood(String part, String other, String reason)
      throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start(peer -> peer.write(peer.answerToHandshake().replace(part, other)))) {
      assertThatThrownBy(() -> open(server))
          .isInstanceOf(FatalConnectionException.class)
          .hasMessageContaining(reason);
    }
  }

  @Test
  void endlessHeadersAreRefused() {
    try (ScriptedServer server =
        ScriptedServer.start(
            peer -> {
              peer.readHead();
              peer.write("HTTP/1.1 101 Switching Protocols\r\n");
              for (int i = 0; i < 10_000; i++) {
                peer.write("X-" + i + ": endless\r\n");
              }
            })) {
      assertThatThrownBy(() -> open(server))
          .isInstanceOf(FatalConnectionException.class)
          .hasMessageContaining("16384");
    }
  }

  @Test
  void aGatewaysMomentaryTroubleMayBeTriedAgain() {
    try (ScriptedServer server =
        ScriptedServer.start(
            peer -> {
              peer.readHead();
              peer.write("HTTP/1.1 503 Service Unavailable\r\n\r\n");
            })) {
      assertThatThrownBy(() -> open(server))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(FatalConnectionException.class)
          .hasMessageContaining("503");
    }
  }

  @Test
  void anEndWithinTheHandshakeMayBeTriedAgain() {
    try (ScriptedServer server =
        ScriptedServer.start(
            peer -> {
              String answer = peer.answerToHandshake();
              peer.write(answer.substring(0, answer.length() - 1));
            })) {
      assertThatThrownBy(() -> open(server)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aServerThatNeverAnswersTimesOut() {
    try (ScriptedServer server =
        ScriptedServer.start(
            peer -> {
              peer.readHead();
              peer.isAtEnd();
            })) {
      RemoteSettings settings =
          RemoteSettings.defaults().withConnectTimeout(Duration.ofMillis(100));
      assertThatThrownBy(() -> WebSocketConnection.open(server.endpoint(), Frame.BINARY, settings))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static WebSocketConnection open(ScriptedServer server) throws IOException {
    return WebSocketConnection.open(server.endpoint(), Frame.BINARY, RemoteSettings.defaults());
  }
}
