package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.session.FakeEnvironments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {
  private static final int LIMIT = 3;
  private static final int ROUNDS = 100;

  @Test
  void connectionsBeyondTheLimitHaveToWait() throws IOException {
    List<RawHttp> connected = new ArrayList<>();
    try (EnvironmentServer server =
        EnvironmentServer.start(
            ServerSettings.defaults().withPort(0).withMaxConnections(LIMIT),
            new FakeEnvironments(),
            List.of())) {
      for (int i = 0; i < LIMIT; i++) {
        connected.add(new RawHttp(server.port()));
        assertThat(isHealthy(connected.get(i))).isTrue();
      }
      try (RawHttp beyond = new RawHttp(server.port())) {
        askForHealth(beyond);
        for (int i = 0; i < ROUNDS; i++) {
          assertThat(isHealthy(connected.get(0))).isTrue();
        }
        assertThat(beyond.hasBytes()).isFalse();
      }

      for (RawHttp client : connected) {
        client.close();
      }
      Awaitility.await()
          .ignoreExceptions()
          .until(
              () -> {
                try (RawHttp next = new RawHttp(server.port())) {
                  return isHealthy(next);
                }
              });
    }
  }

  private static boolean isHealthy(RawHttp client) throws IOException {
    askForHealth(client);
    return client.receive().status() == 200;
  }

  private static void askForHealth(RawHttp client) throws IOException {
    client.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
