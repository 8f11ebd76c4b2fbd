package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.session.FakeEnvironments;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRoutesTest {
  private final FakeEnvironments environments = new FakeEnvironments();
  private final EnvironmentServer server =
      EnvironmentServer.start(
          ServerSettings.defaults().withPort(0).withMaxMessageBytes(10_000),
          environments,
          List.of());
  private RawHttp client;

  @BeforeEach
  void connect() throws IOException {
    client = new RawHttp(server.port());
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void healthCountsSessions() throws IOException {
    assertThat(get("/health").body()).contains("\"status\":\"ok\"", "\"sessions\":0");
    post("/v1/sessions", "{\"env_id\":\"Count-v0\"}");
    assertThat(get("/health").body()).contains("\"sessions\":1");
  }

  @Test
  void theRootPointsToTheProtocol() throws IOException {
    assertThat(get("/").body()).contains("\"/v1\"", "\"/v1/ws\"");
  }

  @Test
  void aMadeSessionCanBeAskedFor() throws IOException {
    RawHttp.Response made = post("/v1/sessions", "{\"env_id\":\"Count-v0\",\"id\":5}");
    Message reply = message(made);
    String path = "/v1/sessions/" + reply.string("session");
    post(path + "/reset", "{\"seq\":1}");

    Message again = message(get(path));

    assertThat(made.status()).isEqualTo(201);
    assertThat(reply.integer("id", 0, 9)).isEqualTo(5);
    assertThat(again.integer("seq", 0, 9)).isEqualTo(1);
    assertThat(again.message("spec").fields()).isEqualTo(reply.message("spec").fields());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nope, 404, unknown_operation",
    "POST, /nope, 404, unknown_operation",
    "GET, /v1/sessions/none, 404, unknown_session",
    "DELETE, /v1/sessions/none, 404, unknown_session",
    "POST, /v1/sessions/none/step, 404, unknown_session",
    "PUT, /v1, 405, method_not_allowed",
    "GET, /v1/sessions, 405, method_not_allowed",
    "OPTIONS, /v1/environments, 405, method_not_allowed",
    "BREW, /v1, 405, method_not_allowed",
    "GET, /v1/ws, 400, malformed_message",
    "POST, /v1/sessions, 400, missing_field",
  })
  void errorsAreProblems(String method, String path, int status, String code) throws IOException {
    client.send(
        "%s %s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
            .formatted(method, path)
            .getBytes(StandardCharsets.UTF_8));
    RawHttp.Response response = client.receive();
    Message problem = message(response);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(problem.string("code")).isEqualTo(code);
    assertThat(problem.string("type")).isEqualTo("urn:gymwire:error:" + code);
    assertThat(problem.integer("status", 0, 999)).isEqualTo(status);
  }

  @Test
  void errorsRepeatTheRequestsId() throws IOException {
    assertThat(post("/v1/sessions/none/step", "{\"id\":7,\"seq\":1}").body())
        .contains("\"id\":7", "unknown_session");
    assertThat(post("/v1/sessions", "{\"id\":\"a\"}").body())
        .contains("\"id\":\"a\"", "missing_field");
    assertThat(post("/v1/sessions", "{\"id\":true}").body()).doesNotContain("\"id\":");
  }

  @Test
  void aMethodThatIsNotAllowedNamesThoseThatAre() throws IOException {
    client.send(RawHttp.request("PUT", "/v1/sessions/x", "application/json", new byte[0]));

    assertThat(client.receive().headers()).containsEntry("allow", "GET, DELETE");
  }

  @Test
  void otherContentTypesAreRefused() throws IOException {
    client.send(
        RawHttp.request(
            "POST", "/v1/sessions", "text/plain", "{}".getBytes(StandardCharsets.UTF_8)));

    assertThat(client.receive().status()).isEqualTo(415);
  }

  @Test
  void bodiesThatAreTooLargeAreRefusedWhateverTheyClaim() throws IOException {
    client.send(RawHttp.request("POST", "/v1/sessions", "application/json", new byte[10_001]));
    assertThat(client.receive().status()).isEqualTo(413);
    client.close();
    client = new RawHttp(server.port());
    client.send(
        ("POST /v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2711\r\n"
                + " ".repeat(10_001)
                + "\r\n0\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(client.receive().status()).isEqualTo(413);
  }

  @Test
  void acceptChoosesTheEncodingOfTheReply() throws IOException {
    client.send(
        "GET /v1 HTTP/1.1\r\nHost: x\r\nAccept: application/cbor\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));

    assertThat(client.receive().headers()).containsEntry("content-type", "application/cbor");
  }

  @Test
  void strayHandshakesAreAnsweredAndLeaveNoCookie() throws IOException {
    for (String handshake : List.of("/v1/wsx 13", "/v1/ws 12")) {
      String[] parts = handshake.split(" ", 2);
      client.send(
          """
          GET %s HTTP/1.1\r
          Host: x\r
          Connection: Upgrade\r
          Upgrade: websocket\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          Sec-WebSocket-Version: %s\r
          \r
          """
              .formatted(parts[0], parts[1])
              .getBytes(StandardCharsets.UTF_8));
      RawHttp.Response response = client.receive();
      assertThat(response.status()).as(handshake).isBetween(400, 404);
      assertThat(response.headers())
          .containsEntry("content-type", "application/problem+json")
          .doesNotContainKey("set-cookie");
    }
  }

  @Test
  void closingTheServerClosesItsSessions() throws IOException {
    post("/v1/sessions", "{\"env_id\":\"Count-v0\"}");

    server.close();

    assertThat(environments.open).hasValue(0);
  }

  private RawHttp.Response get(String path) throws IOException {
    client.send(
        "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path).getBytes(StandardCharsets.UTF_8));
    return client.receive();
  }

  private RawHttp.Response post(String path, String body) throws IOException {
    client.send(
        RawHttp.request("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    return client.receive();
  }

  private static Message message(RawHttp.Response response) {
    Map<String, Object> decoded =
        Codec.JSON.decode(ByteBuffer.wrap(response.body().getBytes(StandardCharsets.UTF_8)));
    return Message.of(decoded);
  }
}
