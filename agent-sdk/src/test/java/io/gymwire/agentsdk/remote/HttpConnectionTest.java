package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.message.Codec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpConnectionTest {

  @ParameterizedTest
  @CsvSource({
    "describe, '', GET /v1 HTTP/1.1",
    "list, '', GET /v1/environments HTTP/1.1",
    "make, '', POST /v1/sessions HTTP/1.1",
    "step, abc, POST /v1/sessions/abc/step HTTP/1.1",
    "close, abc, DELETE /v1/sessions/abc HTTP/1.1",
  })
  void operationsHaveThePathsOfTheProtocol(String operation, String session, String requestLine)
      throws Exception {
    CompletableFuture<String> head = new CompletableFuture<>();
    try (ScriptedServer server =
        ScriptedServer.start(
            peer -> {
              head.complete(peer.readHead());
              peer.write(answer("200 OK", "application/json; charset=utf-8", "{\"a\":1}"));
            })) {
      Connection connection = connection(server, 1024);
      connection.send(request(operation, session));
      Connection.Reply reply = connection.receive();
      assertThat(reply.isProblem()).isFalse();
      assertThat(Codec.JSON.decode(reply.body())).isEqualTo(Map.of("a", 1L));
      List<String> lines = head.get().lines().toList();
      assertThat(lines)
          .startsWith(requestLine)
          .contains("Accept: application/json", "Content-Type: application/json");
    }
  }

  @Test
  void aProblemIsMarkedAsOne() throws Exception {
    try (ScriptedServer server =
        replying(answer("400 Bad Request", "application/problem+json", "{}"))) {
      Connection connection = connection(server, 1024);
      connection.send(request("step", "abc"));
      assertThat(connection.receive().isProblem()).isTrue();
    }
  }

  @Test
  void aReplyIsDeliveredOnce() throws Exception {
    try (ScriptedServer server = replying(answer("200 OK", "application/json", "{}"))) {
      Connection connection = connection(server, 1024);
      connection.send(request("step", "abc"));
      connection.receive();
      assertThatThrownBy(connection::receive).isInstanceOf(FatalConnectionException.class);
    }
  }

  @Test
  void aPageForPeopleIsRefusedForGood() {
    try (ScriptedServer server = replying(answer("404 Not Found", "text/html", "<html></html>"))) {
      assertThatThrownBy(() -> connection(server, 1024).send(request("step", "abc")))
          .isInstanceOf(FatalConnectionException.class)
          .hasMessageContaining("HTTP 404 with text/html");
    }
  }

  @Test
  void aGatewaysMomentaryTroubleMayBeTriedAgain() {
    try (ScriptedServer server = replying(answer("502 Bad Gateway", "text/html", "<html/>"))) {
      assertThatThrownBy(() -> connection(server, 1024).send(request("step", "abc")))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(FatalConnectionException.class);
    }
  }

  @Test
  void aReplyBeyondTheLimitIsRefused() throws Exception {
    try (ScriptedServer server = replying(answer("200 OK", "application/json", " ".repeat(1025)))) {
      assertThatThrownBy(() -> connection(server, 1024).send(request("step", "abc")))
          .isInstanceOf(FatalConnectionException.class)
          .hasMessageContaining("1024");
    }
    try (ScriptedServer server = replying(answer("200 OK", "application/json", " ".repeat(1024)))) {
      Connection connection = connection(server, 1024);
      connection.send(request("step", "abc"));
      assertThat(connection.receive().body().remaining()).isEqualTo(1024);
    }
  }

  private static ScriptedServer replying(String answer) {
    return ScriptedServer.start(
        peer -> {
          peer.readHead();
          peer.write(answer);
        });
  }

  private static String answer(String status, String contentType, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, contentType, body.length(), body);
  }

  private static Connection connection(ScriptedServer server, int maxMessageBytes) {
    RemoteSettings settings = RemoteSettings.defaults().withMaxMessageBytes(maxMessageBytes);
    Endpoint endpoint =
        Endpoint.parse("http://127.0.0.1:%d?encoding=json".formatted(server.port()));
    return new HttpConnection(HttpConnection.client(settings), endpoint, settings);
  }

  private static Connection.Request request(String operation, String session) {
    return new Connection.Request(operation, session, ByteBuffer.wrap(new byte[] {'{', '}'}));
  }
}
