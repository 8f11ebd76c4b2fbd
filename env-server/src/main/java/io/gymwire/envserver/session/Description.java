package io.gymwire.envserver.session;

import io.gymwire.protocol.message.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server tells of itself: the reply to {@code describe}. */
final class Description {
  private static final String PROTOCOL_VERSION = "1.0";

  private Description() {}

  static Map<String, Object> of(Limits limits, List<Map<String, Object>> wrappers) {
    return Map.of(
        "protocol",
        "gymwire",
        "version",
        PROTOCOL_VERSION,
        "server",
        Map.of("name", "GymWire", "version", softwareVersion()),
        "encodings",
        List.of("json", "cbor"),
        "operations",
        Operation.names(),
        "features",
        Map.of("save_restore", true, "partial_receive", true, "newest_frame", true),
        "limits",
        Map.of(
            "max_message_bytes",
            limits.maxMessageBytes(),
            "max_message_items",
            Limits.MAX_MESSAGE_ITEMS,
            "max_sessions",
            limits.maxSessions(),
            "max_envs_per_session",
            limits.maxEnvironmentsPerSession(),
            "max_connections",
            limits.maxConnections(),
            "max_wrappers",
            Limits.MAX_WRAPPERS,
            "max_observation_bytes",
            Limits.MAX_OBSERVATION_BYTES,
            "session_idle_seconds",
            limits.sessionIdle().toNanos() / 1e9),
        Fields.WRAPPERS,
        wrappers);
  }

  private static String softwareVersion() {
    return Optional.ofNullable(Description.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
