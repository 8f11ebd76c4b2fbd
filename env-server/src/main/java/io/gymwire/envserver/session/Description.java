package io.gymwire.envserver.session;

import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.SpaceMessages;
import io.gymwire.protocol.message.SpecMessages;
import io.gymwire.protocol.space.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server tells of itself and of its sessions. */
final class Description {
  private static final String PROTOCOL_VERSION = "1.0";

  private final Map<String, Object> server;

  Description(Limits limits, List<Map<String, Object>> wrappers) {
    this.server =
        Map.of(
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
            Map.of("save_restore", true, "partial_receive", false, "newest_frame", false),
            "limits",
            Map.of(
                "max_message_bytes",
                limits.maxMessageBytes(),
                "max_sessions",
                limits.maxSessions(),
                "max_envs_per_session",
                limits.maxEnvironmentsPerSession(),
                "session_idle_seconds",
                limits.sessionIdle().toNanos() / 1e9),
            Fields.WRAPPERS,
            wrappers);
  }

  Map<String, Object> server() {
    return server;
  }

  /** Returns the reply to the make that made {@code session}, with its present number. */
  Map<String, Object> session(Session session) {
    VectorEnvironment environment = session.environment();
    Space observationSpace = environment.singleObservationSpace();
    Space actionSpace = environment.singleActionSpace();
    int numEnvs = environment.numEnvs();
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put(Fields.SESSION, session.id());
    reply.put(Fields.SEQ, session.sequence());
    reply.put(Fields.SPEC, SpecMessages.encode(environment.spec()));
    reply.put(Fields.NUM_ENVS, session.single() ? null : numEnvs);
    reply.put(Fields.AUTORESET_MODE, environment.autoresetMode().wireName());
    reply.put(
        Fields.OBSERVATION_SPACE,
        SpaceMessages.encode(session.single() ? observationSpace : observationSpace.batch(numEnvs)));
    reply.put(
        Fields.ACTION_SPACE,
        SpaceMessages.encode(session.single() ? actionSpace : actionSpace.batch(numEnvs)));
    reply.put(Fields.SINGLE_OBSERVATION_SPACE, SpaceMessages.encode(observationSpace));
    reply.put(Fields.SINGLE_ACTION_SPACE, SpaceMessages.encode(actionSpace));
    reply.put(Fields.SAVES_STATE, environment.savesState());
    return reply;
  }

  private static String softwareVersion() {
    return Optional.ofNullable(Description.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
