package io.gymwire.agents.cli;

import io.gymwire.agentsdk.remote.RemoteEnvironments;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where environments come from. */
final class PlaceOptions {
  /** In place of a URL or a folder: none. */
  static final String NONE = "none";

  @Option(
      order = 121,
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "The server that runs the environments, such as ws://127.0.0.1:7860, wss:// for TLS, http:// or https://"
              + " where WebSockets do not pass; without one they run in this process.")
  private Optional<String> endpoint = Optional.empty();

  @Option(
      order = 122,
      names = "--plugins",
      paramLabel = "DIR",
      description = "A folder of jars that add environments to this process.")
  private Optional<Path> plugins = Optional.empty();

  /** Returns the endpoint, or {@link #NONE}. */
  String endpoint() {
    return endpoint.orElse(NONE);
  }

  /** Returns the plug-in folder, or {@link #NONE}. */
  String plugins() {
    return plugins.map(folder -> folder.toAbsolutePath().normalize().toString()).orElse(NONE);
  }

  /** Returns the options given, by the names they have in {@link LaunchSettings}. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    if (endpoint.isPresent()) {
      given.put("endpoint", endpoint());
    }
    if (plugins.isPresent()) {
      given.put("plugins", plugins());
    }
    return given;
  }

  /** Opens the place that the options say. */
  Environments open() {
    return open(endpoint(), plugins());
  }

  /** Returns what lists the environments of the place that the options say. */
  String whereListed() {
    return whereListed(endpoint(), plugins());
  }

  /** Returns what lists the environments of the place that settings say, and how to add others. */
  static String whereListed(String endpoint, String plugins) {
    if (!endpoint.equals(NONE)) {
      return "'gymwire envs --endpoint %s' lists".formatted(endpoint);
    }
    return plugins.equals(NONE)
        ? "'gymwire envs' lists; --plugins DIR adds others"
        : "'gymwire envs --plugins %s' lists".formatted(plugins);
  }

  /** Opens the place that settings say; {@link #NONE} stands for what is not given. */
  static Environments open(String endpoint, String plugins) {
    if (endpoint.equals(NONE)) {
      return plugins.equals(NONE)
          ? EnvironmentRegistry.ofClassPath()
          : EnvironmentRegistry.withPlugIns(Path.of(plugins));
    }
    if (!plugins.equals(NONE)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "plugins",
          "--plugins adds environments to this process, but they are to come from "
              + endpoint
              + ": give --plugins to the server ('gymwire serve')");
    }
    return RemoteEnvironments.connect(endpoint);
  }
}
