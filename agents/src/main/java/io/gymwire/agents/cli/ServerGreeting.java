package io.gymwire.agents.cli;

import io.gymwire.protocol.environment.EnvironmentSpec;
import java.net.URI;
import java.util.List;

/** What the user reads when a server listens. */
final class ServerGreeting {
  private ServerGreeting() {}

  static String of(URI uri, List<EnvironmentSpec> specs) {
    String webSocket = uri.toString().replaceFirst("^http", "ws");
    return """
        Serving %d environments at %s (WebSocket: %s/v1/ws)

          curl %s/v1/environments
          curl %s/v1/sessions -H 'Content-Type: application/json' -d '{"env_id": "CartPole-v1"}'
          ./gymwire train dqn --env CartPole-v1 --endpoint %s

        Ctrl-C ends it.
        """
        .formatted(specs.size(), uri, webSocket, uri, uri, webSocket);
  }
}
