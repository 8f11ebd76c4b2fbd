package io.gymwire.envserver.session;

import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.MakeMessages;
import io.gymwire.protocol.message.Message;
import io.gymwire.protocol.message.ResetMessages;
import io.gymwire.protocol.message.SpecMessages;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that can be done with a server: a request's decoded message goes in, the reply comes out
 * encoded, whatever the transport. Safe for use by many threads.
 */
public final class Operations implements AutoCloseable {
  /** What a client is told of an error that is the server's own; the rest stays in the log. */
  public static final String INTERNAL_MESSAGE = "the server failed; its log says how";

  private static final String STEP = Operation.STEP.wireName();
  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

  private final Environments environments;
  private final Limits limits;
  private final Map<String, Object> description;
  private final Sessions sessions;
  private final Reaper reaper;

  private Operations(
      Environments environments,
      List<Map<String, Object>> wrappers,
      Limits limits,
      LongSupplier nanoTime) {
    this.environments = environments;
    this.limits = limits;
    this.description = Description.of(limits, wrappers);
    this.sessions = new Sessions(limits.maxSessions(), nanoTime);
    this.reaper = new Reaper(sessions, limits.sessionIdle());
  }

  /**
   * Returns the operations on {@code environments}, with a thread that closes sessions idle for too
   * long.
   *
   * @param wrappers what {@code describe} says of the wrappers that {@code environments} knows
   */
  public static Operations start(
      Environments environments, List<Map<String, Object>> wrappers, Limits limits) {
    Operations operations = new Operations(environments, wrappers, limits, System::nanoTime);
    operations.reaper.start();
    return operations;
  }

  /**
   * Returns operations that reap only when asked to, by {@link #reap}, and take {@code nanoTime}
   * for the time.
   */
  static Operations withClock(Environments environments, Limits limits, LongSupplier nanoTime) {
    return new Operations(environments, List.of(), limits, nanoTime);
  }

  /**
   * Returns the id of {@code request}, null if it has none.
   *
   * @throws GymWireException with code INVALID_VALUE if it is neither a number nor a string
   */
  public static Object requestId(Map<String, Object> request) {
    Object id = request.get(Fields.ID);
    if (id == null || id instanceof Number || id instanceof String) {
      return id;
    }
    throw new GymWireException(
        ErrorCode.INVALID_VALUE, Fields.ID, "the field 'id' has to be an integer or a string");
  }

  /** Returns how many sessions there are. */
  public int sessionCount() {
    return sessions.count();
  }

  /**
   * Returns whether {@code request} is sure to be done in some microseconds, so that a thread that
   * serves others too can do it.
   */
  public boolean isQuick(Map<String, Object> request) {
    return STEP.equals(request.get(Fields.OP))
        && request.get(Fields.SESSION) instanceof String id
        && sessions.isQuick(id);
  }

  /**
   * Does what {@code request} asks for.
   *
   * @return the reply, in the encoding of {@code codec}
   * @throws GymWireException if it is refused or fails; the caller sends this as a problem
   */
  public ByteBuffer handle(Map<String, Object> request, Codec codec) {
    // Before anything is done: a reply that cannot be sent would cost the session its step.
    requestId(request);
    try {
      return dispatch(Message.of(request), reply -> codec.encode(withId(request, reply)));
    } catch (GymWireException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.error("a request failed", e);
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, INTERNAL_MESSAGE, e);
    }
  }

  /**
   * Returns the reply that the session with {@code id} was made with, but for its present number.
   */
  public ByteBuffer made(String id, Codec codec) {
    return sessions.session(id).made(codec::encode);
  }

  /** Closes all sessions; those that work close when they are done. */
  @Override
  public void close() {
    reaper.close();
    sessions.closeAll();
  }

  void reap() {
    reaper.reap();
  }

  private ByteBuffer dispatch(Message request, Function<Map<String, Object>, ByteBuffer> encoder) {
    return switch (Operation.named(request.string(Fields.OP))) {
      case DESCRIBE -> encoder.apply(description);
      case LIST -> encoder.apply(SpecMessages.encodeList(environments.specs()));
      case MAKE -> make(request, encoder);
      case RESET -> reset(request, encoder);
      case STEP -> step(request, encoder);
      case RENDER -> render(request, encoder);
      case SAVE -> save(request, encoder);
      case RESTORE -> restore(request, encoder);
      case CLOSE -> encoder.apply(close(request));
    };
  }

  private ByteBuffer make(Message request, Function<Map<String, Object>, ByteBuffer> encoder) {
    MakeMessages.Make make = MakeMessages.decode(request);
    MakeRequest wanted = make.request();
    if (wanted.numEnvs() > limits.maxEnvironmentsPerSession()) {
      throw new GymWireException(
          ErrorCode.LIMIT_EXCEEDED,
          Fields.NUM_ENVS,
          "num_envs is %d; allowed: up to %d"
              .formatted(wanted.numEnvs(), limits.maxEnvironmentsPerSession()));
    }
    Session session = sessions.make(() -> environments.make(wanted), make);
    try {
      return session.made(encoder);
    } catch (RuntimeException | Error e) {
      // Nobody has learnt its id.
      sessions.remove(session.id()).close();
      throw e;
    }
  }

  private ByteBuffer reset(Message request, Function<Map<String, Object>, ByteBuffer> encoder) {
    Session session = session(request);
    VectorEnvironment environment = session.environment();
    return session.advance(
        sequence(request),
        () -> {
          ResetArguments arguments = ResetMessages.decode(request, environment.numEnvs());
          if (arguments.resetMask().isPresent()) {
            session.requireHealthy();
          }
          VectorReset reset = environment.reset(arguments);
          return session.replies().reset(reset, arguments.resetMask().isEmpty());
        },
        encoder);
  }

  private ByteBuffer step(Message request, Function<Map<String, Object>, ByteBuffer> encoder) {
    Session session = session(request);
    return session.advance(
        sequence(request),
        () -> {
          session.requireHealthy();
          Object actions = session.replies().actions(request);
          return session.replies().step(session.environment().step(actions));
        },
        encoder);
  }

  private ByteBuffer render(Message request, Function<Map<String, Object>, ByteBuffer> encoder) {
    Session session = session(request);
    VectorEnvironment environment = session.environment();
    int index = (int) request.optionalInteger(Fields.INDEX, 0, environment.numEnvs() - 1).orElse(0);
    return session.inspect(
        () -> {
          Map<String, Object> reply = new LinkedHashMap<>();
          reply.put(Fields.RENDER, environment.render(index).orElse(null));
          return reply;
        },
        encoder);
  }

  private ByteBuffer save(Message request, Function<Map<String, Object>, ByteBuffer> encoder) {
    Session session = session(request);
    return session.inspect(() -> Map.of(Fields.STATE, session.environment().saveState()), encoder);
  }

  private ByteBuffer restore(Message request, Function<Map<String, Object>, ByteBuffer> encoder) {
    Session session = session(request);
    byte[] state = request.bytes(Fields.STATE);
    return session.replaceState(
        () -> session.replies().restored(session.environment().restoreState(state)), encoder);
  }

  private Map<String, Object> close(Message request) {
    sessions.remove(request.string(Fields.SESSION)).close();
    return Map.of(Fields.CLOSED, true);
  }

  private Session session(Message request) {
    return sessions.session(request.string(Fields.SESSION));
  }

  private static long sequence(Message request) {
    return request.integer(Fields.SEQ, 1, Long.MAX_VALUE);
  }

  /** Puts id and number in front: they are what a client looks for first. */
  private static Map<String, Object> withId(
      Map<String, Object> request, Map<String, Object> reply) {
    Object id = requestId(request);
    if (id == null) {
      return reply;
    }
    Map<String, Object> complete = new LinkedHashMap<>();
    complete.put(Fields.ID, id);
    if (reply.containsKey(Fields.SEQ)) {
      complete.put(Fields.SEQ, reply.get(Fields.SEQ));
    }
    complete.putAll(reply);
    return complete;
  }
}
