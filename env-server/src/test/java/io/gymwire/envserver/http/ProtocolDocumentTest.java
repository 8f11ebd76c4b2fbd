package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.envserver.session.Limits;
import io.gymwire.envserver.session.Operations;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.message.Codec;
import io.javalin.Javalin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The protocol's normative texts say what this server does. */
class ProtocolDocumentTest {
  private static final Path PROTOCOL = Path.of("..", "protocol");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "<!-- example: (\\w+) (request|reply)( cbor)? -->\\s*```\\w+\\n(.*?)```", Pattern.DOTALL);

  /** What no two runs or pictures have in common, or what an example only hints at. */
  private static final Set<String> VARYING =
      Set.of("session", "server", "wrappers", "state", "render", "environments");

  @Test
  void everyExampleIsAnsweredAsItSays() throws IOException {
    String text = Files.readString(PROTOCOL.resolve("PROTOCOL.md"));
    Map<String, String> sessions = new HashMap<>();
    Map<String, Object> lastState = new HashMap<>();
    int replies = 0;
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        EnvironmentServer server =
            EnvironmentServer.start(ServerSettings.defaults().withPort(0), registry, List.of());
        WebSocketClient client = WebSocketClient.connect(server.port())) {
      Map<String, Object> expectedMake = Map.of();
      Map<String, Object> actual = Map.of();
      for (Matcher example = EXAMPLE.matcher(text); example.find(); ) {
        Codec codec = example.group(3) == null ? Codec.JSON : Codec.CBOR;
        Map<String, Object> message = decode(codec, example.group(4));
        if (example.group(2).equals("request")) {
          String documented = (String) message.get("session");
          if (documented != null && !sessions.containsKey(documented)) {
            sessions.put(documented, (String) actual(expectedMake, actual));
          }
          Map<String, Object> request = new HashMap<>(message);
          request.computeIfPresent("session", (field, session) -> sessions.get(session));
          request.computeIfPresent("state", (field, state) -> lastState.get("state"));
          actual = client.call(codec, request);
          if (message.get("op").equals("make")) {
            expectedMake = actual;
          }
          if (actual.containsKey("state")) {
            lastState.put("state", actual.get("state"));
          }
        } else {
          assertThat(comparable(actual)).as(example.group()).isEqualTo(comparable(message));
          replies++;
        }
      }
    }
    assertThat(replies).isGreaterThan(10);
  }

  @Test
  void theOpenApiPathsAreTheServersRoutes() throws IOException {
    Set<String> documented = new TreeSet<>();
    String path = "";
    for (String line : Files.readAllLines(PROTOCOL.resolve("openapi.yaml"))) {
      if (line.matches("  /.*:")) {
        path = line.strip().replaceFirst(":$", "");
      } else if (line.matches("    (get|post|put|patch|delete):")) {
        documented.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    assertThat(documented).isEqualTo(routes());
  }

  @Test
  void theErrorTableHasEveryCode() throws IOException {
    String text = Files.readString(PROTOCOL.resolve("PROTOCOL.md"));

    for (ErrorCode code : ErrorCode.values()) {
      assertThat(text)
          .contains(
              "| `%s` | %d | %s |"
                  .formatted(
                      code.wireName(),
                      code.status(),
                      code.category().name().toLowerCase(Locale.ROOT)));
    }
  }

  private static Object actual(Map<String, Object> made, Map<String, Object> latest) {
    return made.getOrDefault("session", latest.get("session"));
  }

  private static Map<String, Object> decode(Codec codec, String text) {
    byte[] bytes =
        codec == Codec.JSON
            ? text.getBytes(StandardCharsets.UTF_8)
            : HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    return codec.decode(ByteBuffer.wrap(bytes));
  }

  private static Object comparable(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> comparable = new HashMap<>();
      map.forEach(
          (key, field) ->
              comparable.put(key, VARYING.contains((String) key) ? "varies" : comparable(field)));
      return comparable;
    }
    if (value instanceof List<?> list) {
      List<Object> comparable = new ArrayList<>();
      list.forEach(item -> comparable.add(comparable(item)));
      return comparable;
    }
    return value instanceof Long number ? (Object) number.doubleValue() : value;
  }

  private static Set<String> routes() {
    Operations operations =
        Operations.start(
            EnvironmentRegistry.ofClassPath(),
            List.of(),
            new Limits(1024, 1, 1, 1, Duration.ofDays(1)));
    Set<String> routes = new TreeSet<>();
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.startupWatcherEnabled = false;
              new HttpRoutes(operations, new Bodies(1024, 1, System::nanoTime))
                  .addTo(config.routes);
            });
    javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .map(endpoint -> endpoint.method + " " + endpoint.path)
        .forEach(routes::add);
    operations.close();
    // For people, and for those who forget to ask for a WebSocket.
    routes.removeAll(Set.of("GET /", "GET /v1/ws"));
    return routes;
  }
}
