package io.gymwire.agents.cli;

import io.gymwire.protocol.environment.EnvironmentSpec;
import java.net.URI;
import java.util.List;

/** What the user reads when a server listens. */
final class ServerGreeting {
  private ServerGreeting() {}

  static String of(URI uri, List<EnvironmentSpec> specs) {
    String webSocket = uri.toString().replaceFirst("^http", "ws");
    String envId = specs.isEmpty() ? "CartPole-v1" : specs.get(specs.size() - 1).id();
    return """
        Serving %d environments at %s (WebSocket: %s/v1/ws)

          curl %s/v1/environments
          curl %s/v1/sessions -H 'Content-Type: application/json' -d '{"env_id": "%s"}'
          ./gymwire train dqn --env %s --endpoint %s

        Ctrl-C ends it.
        """
        .formatted(specs.size(), uri, webSocket, uri, uri, envId, envId, webSocket);
  }
}
