package io.gymwire.envserver.http;

import io.gymwire.envserver.session.Limits;
import io.gymwire.envserver.session.Operation;
import io.gymwire.envserver.session.Operations;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.Problems;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The protocol over HTTP: each route is an operation, its body the operation's message. */
final class HttpRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRoutes.class);
  static final String WEB_SOCKET_PATH = "/v1/ws";

  private static final String SESSION_PATH = "/v1/sessions/{session}";

  private final Operations operations;
  private final Bodies bodies;

  HttpRoutes(Operations operations, Bodies bodies) {
    this.operations = operations;
    this.bodies = bodies;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/", this::home);
    routes.get("/health", this::health);
    routes.get("/v1", context -> handle(context, Operation.DESCRIBE));
    routes.get("/v1/environments", context -> handle(context, Operation.LIST));
    routes.post("/v1/sessions", context -> handle(context, Operation.MAKE));
    routes.get(SESSION_PATH, this::madeReply);
    routes.delete(SESSION_PATH, context -> handle(context, Operation.CLOSE));
    routes.post(SESSION_PATH + "/reset", context -> handle(context, Operation.RESET));
    routes.post(SESSION_PATH + "/step", context -> handle(context, Operation.STEP));
    routes.post(SESSION_PATH + "/render", context -> handle(context, Operation.RENDER));
    routes.post(SESSION_PATH + "/save", context -> handle(context, Operation.SAVE));
    routes.post(SESSION_PATH + "/restore", context -> handle(context, Operation.RESTORE));
    routes.get(WEB_SOCKET_PATH, HttpRoutes::noHandshake);
    routes.exception(GymWireException.class, (e, context) -> problem(context, e));
    routes.exception(HttpResponseException.class, this::refused);
    routes.exception(Exception.class, this::unexpected);
  }

  private void handle(Context context, Operation operation) {
    Optional<String> contentType = header(context, "Content-Type");
    byte[] body = body(context);
    Codec requestCodec = body.length == 0 ? Codec.JSON : ContentTypes.ofRequest(contentType);
    Map<String, Object> request = new LinkedHashMap<>();
    if (body.length > 0) {
      request.putAll(requestCodec.decode(ByteBuffer.wrap(body), Limits.MAX_MESSAGE_ITEMS));
    }
    context.attribute(Fields.ID, Operations.requestId(request));
    request.put(Fields.OP, operation.wireName());
    if (context.pathParamMap().containsKey(Fields.SESSION)) {
      request.put(Fields.SESSION, context.pathParam(Fields.SESSION));
    }
    Codec replyCodec = replyCodec(context, body.length == 0 ? fallback(contentType) : requestCodec);
    ByteBuffer reply = operations.handle(request, replyCodec);
    context.status(operation == Operation.MAKE ? 201 : 200);
    write(context, reply, replyCodec.mediaType());
  }

  private void madeReply(Context context) {
    Codec codec = replyCodec(context, Codec.JSON);
    write(context, operations.made(context.pathParam(Fields.SESSION), codec), codec.mediaType());
  }

  private void home(Context context) {
    Codec codec = replyCodec(context, Codec.JSON);
    write(
        context,
        codec.encode(
            Map.of(
                "server",
                "GymWire",
                "protocol",
                "/v1",
                "websocket",
                "/v1/ws",
                "health",
                "/health")),
        codec.mediaType());
  }

  private void health(Context context) {
    Codec codec = replyCodec(context, Codec.JSON);
    write(
        context,
        codec.encode(Map.of("status", "ok", "sessions", operations.sessionCount())),
        codec.mediaType());
  }

  private static void noHandshake(Context context) {
    throw new GymWireException(
        ErrorCode.MALFORMED_MESSAGE,
        "a WebSocket handshake (RFC 6455, version 13) is expected at " + WEB_SOCKET_PATH);
  }

  private byte[] body(Context context) {
    try {
      return bodies.read(context.req());
    } catch (GymWireException e) {
      // The rest of the body stands in the next request's way.
      context.header("Connection", "close");
      throw e;
    }
  }

  private void problem(Context context, GymWireException cause) {
    Codec codec = replyCodec(context, fallback(header(context, "Content-Type")));
    context.status(cause.code().status());
    Map<String, Object> problem = new LinkedHashMap<>();
    Optional.ofNullable(context.attribute(Fields.ID)).ifPresent(id -> problem.put(Fields.ID, id));
    problem.putAll(Problems.encode(cause));
    write(context, codec.encode(problem), ContentTypes.ofProblem(codec));
  }

  /**
   * What Javalin refuses by itself, a path or a method that is not there, once the body is out of
   * the way.
   */
  private void refused(HttpResponseException cause, Context context) {
    try {
      body(context);
      problem(context, refusal(cause, context));
    } catch (GymWireException e) {
      problem(context, e);
    }
  }

  private static GymWireException refusal(HttpResponseException cause, Context context) {
    if (!(cause instanceof MethodNotAllowedResponse)) {
      return new GymWireException(
          ErrorCode.UNKNOWN_OPERATION,
          "there is nothing at %s; GET /v1 describes this server".formatted(context.path()));
    }
    String allowed = cause.getDetails().values().stream().findFirst().orElse("");
    context.header("Allow", allowed);
    return new GymWireException(
        ErrorCode.METHOD_NOT_ALLOWED,
        "%s is not allowed at %s; allowed: %s"
            .formatted(context.req().getMethod(), context.path(), allowed));
  }

  private void unexpected(Exception cause, Context context) {
    LOG.error("a request failed", cause);
    problem(context, new GymWireException(ErrorCode.INTERNAL_ERROR, Operations.INTERNAL_MESSAGE));
  }

  private static Codec replyCodec(Context context, Codec fallback) {
    return ContentTypes.ofReply(header(context, "Accept"), fallback);
  }

  private static Codec fallback(Optional<String> contentType) {
    try {
      return ContentTypes.ofRequest(contentType);
    } catch (GymWireException e) {
      return Codec.JSON;
    }
  }

  private static Optional<String> header(Context context, String name) {
    return Optional.ofNullable(context.header(name));
  }

  private static void write(Context context, ByteBuffer body, String contentType) {
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    context.contentType(contentType).result(bytes);
  }
}
