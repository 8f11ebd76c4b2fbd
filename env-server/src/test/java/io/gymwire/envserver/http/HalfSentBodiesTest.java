package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.session.FakeEnvironments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that announce a body and send a byte of it: more of them than there are threads. */
class HalfSentBodiesTest {
  private static final int CLIENTS = 60;

  private final EnvironmentServer server =
      EnvironmentServer.start(
          ServerSettings.defaults().withPort(0).withMaxSessions(2),
          new FakeEnvironments(),
          List.of());
  private final List<RawHttp> clients = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (RawHttp client : clients) {
      client.close();
    }
    server.close();
  }

  @Test
  void holdUpNobodyElse() throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      connect().send(half());
    }

    RawHttp.Response health = answer("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    RawHttp.Response made =
        answer(
            "POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 21\r\n\r\n"
                + "{\"env_id\":\"Count-v0\"}");

    assertThat(health.status()).isEqualTo(200);
    assertThat(made.status()).isEqualTo(201);
  }

  @Test
  void thoseTooManyAreToldSo() throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      connect().send(half());
    }

    RawHttp.Response refused = clients.get(CLIENTS - 1).receive();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body()).contains("\"limit_exceeded\"");
    assertThat(refused.closes()).isTrue();
  }

  private static byte[] half() {
    return "POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
        .getBytes(StandardCharsets.UTF_8);
  }

  private RawHttp.Response answer(String request) throws IOException {
    RawHttp client = connect();
    client.send(request.getBytes(StandardCharsets.UTF_8));
    return client.receive();
  }

  private RawHttp connect() throws IOException {
    RawHttp client = new RawHttp(server.port());
    clients.add(client);
    return client;
  }
}
