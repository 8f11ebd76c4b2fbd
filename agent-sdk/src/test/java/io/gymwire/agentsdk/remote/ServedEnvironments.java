package io.gymwire.agentsdk.remote;

import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.Environments;
import java.util.List;

/** Environments of this process that a server of their own, at any free port, offers as well. */
final class ServedEnvironments implements AutoCloseable {
  private final Environments local;
  private final EnvironmentServer server;

  private ServedEnvironments(Environments local) {
    this.local = local;
    this.server = EnvironmentServer.start(ServerSettings.defaults().withPort(0), local, List.of());
  }

  /** Serves {@code environments}, and closes them in the end. */
  static ServedEnvironments of(Environments environments) {
    return new ServedEnvironments(environments);
  }

  /** Serves the environments that GymWire brings. */
  static ServedEnvironments ofClassPath() {
    return of(EnvironmentRegistry.ofClassPath());
  }

  /** Returns the environments without a wire. */
  Environments local() {
    return local;
  }

  int port() {
    return server.port();
  }

  /** Connects over {@code wire}, a URL with %d for the port. */
  RemoteEnvironments connect(String wire) {
    return RemoteEnvironments.connect(wire.formatted(port()));
  }

  @Override
  public void close() {
    server.close();
    local.close();
  }
}
