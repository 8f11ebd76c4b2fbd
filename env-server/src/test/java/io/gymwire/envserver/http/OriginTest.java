package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.session.FakeEnvironments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A web page that a person looks at must not use the server on that person's machine. */
class OriginTest {
  private static final String HANDSHAKE =
      """
      GET /v1/ws HTTP/1.1\r
      Host: localhost\r
      Origin: https://example.com\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      \r
      """;

  @ParameterizedTest
  @CsvSource({
    "localhost, http://localhost:3000, 201",
    "localhost, http://127.0.0.1, 201",
    "localhost, http://[::1]:8080, 201",
    "localhost, https://example.com, 403",
    "localhost, http://localhost.example.com, 403",
    "localhost, null, 403",
    "localhost, http://a b, 403",
    // A name of the page's that leads here.
    "example.com, http://example.com, 403",
  })
  void aServerOnLoopbackTakesPagesOfThisMachine(String host, String origin, int status)
      throws IOException {
    assertThat(make("127.0.0.1", host, origin)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "robot.example:7860, http://robot.example:7860, 201",
    "robot.example, https://example.com, 403",
  })
  void aServerForOthersTakesPagesOfItsOwnHost(String host, String origin, int status)
      throws IOException {
    assertThat(make("0.0.0.0", host, origin)).isEqualTo(status);
  }

  @Test
  void handshakesOfForeignPagesAreRefused() throws IOException {
    try (EnvironmentServer server = start("127.0.0.1");
        RawHttp client = new RawHttp(server.port())) {
      client.send(HANDSHAKE.getBytes(StandardCharsets.UTF_8));
      RawHttp.Response response = client.receive();

      assertThat(response.status()).isEqualTo(403);
      assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
      assertThat(response.body()).contains("\"forbidden_origin\"");
    }
  }

  private static int make(String listen, String host, String origin) throws IOException {
    try (EnvironmentServer server = start(listen);
        RawHttp client = new RawHttp(server.port())) {
      client.send(
          "POST /v1/sessions HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nContent-Length: 21\r\n\r\n%s"
              .formatted(host, origin, "{\"env_id\":\"Count-v0\"}")
              .getBytes(StandardCharsets.UTF_8));
      return client.receive().status();
    }
  }

  private static EnvironmentServer start(String host) {
    return EnvironmentServer.start(
        ServerSettings.defaults().withHost(host).withPort(0), new FakeEnvironments(), List.of());
  }
}
