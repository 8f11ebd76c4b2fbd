package io.gymwire.envserver.http;

import io.gymwire.envserver.session.Limits;
import io.gymwire.envserver.session.Operations;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket connection: requests in, replies out, in order and in kind, text for JSON and
 * binary for CBOR.
 *
 * <p>Frames come in the thread that serves all connections (see {@link DirectConnector}). A small
 * request that is sure to be quick is answered there; any other goes to the pool.
 *
 * <p>While one is at work in the pool, the next may come, and waits: to ask for it only then would
 * wake two threads between any two steps. After that no frame is asked for until a reply has been
 * written. A client that sends and never reads therefore holds one reply, one request and no
 * thread, and TCP makes it wait. This is why the class talks to Jetty itself: Javalin's WebSocket
 * handlers ask for all frames at once.
 *
 * <p>Public because Jetty looks its methods up by reflection.
 */
public final class WebSocketEndpoint implements Session.Listener {
  /** What takes a few dozen microseconds to decode at most. */
  private static final int SMALL_MESSAGE_BYTES = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(WebSocketEndpoint.class);

  private final Operations operations;
  private final int maxMessageBytes;
  private final OneAtATime slow;
  private final MessageAssembler assembler;
  private final Codec cbor = Codec.CBOR.reusingMemory();
  private Session connection;
  private Duration idle = Duration.ZERO;

  /** The next request may be at work while the thread of the one before is about to leave. */
  private final AtomicInteger working = new AtomicInteger();

  WebSocketEndpoint(Operations operations, int maxMessageBytes, Executor pool) {
    this.operations = operations;
    this.maxMessageBytes = maxMessageBytes;
    this.slow = new OneAtATime(pool);
    this.assembler = new MessageAssembler(maxMessageBytes, System::nanoTime);
  }

  @Override
  public void onWebSocketOpen(Session session) {
    connection = session;
    idle = connection.getIdleTimeout();
    connection.addIdleTimeoutListener(timeout -> isIdle());
    connection.demand();
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
    onPiece(payload, last, cbor, callback);
  }

  @Override
  public void onWebSocketPartialText(String payload, boolean last) {
    onPiece(
        ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)), last, Codec.JSON, Callback.NOOP);
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("a WebSocket connection failed", cause);
  }

  private void onPiece(ByteBuffer piece, boolean last, Codec codec, Callback callback) {
    if (!last) {
      if (!assembler.isUnderWay()) {
        waitFor(MessageAssembler.DEADLINE);
      }
      assembler.add(piece);
      callback.succeed();
      if (assembler.isOverdue()) {
        connection.disconnect();
        return;
      }
      connection.demand();
      return;
    }
    if (assembler.isUnderWay()) {
      waitFor(idle);
    }
    Optional<ByteBuffer> message = assembler.last(piece);
    callback.succeed();
    orDisconnect(() -> onMessage(message, codec));
  }

  private void onMessage(Optional<ByteBuffer> message, Codec codec) {
    if (message.isPresent() && message.get().remaining() > SMALL_MESSAGE_BYTES) {
      begin(() -> work(Request.read(message, codec, maxMessageBytes), codec));
      return;
    }
    Request request = Request.read(message, codec, maxMessageBytes);
    if (slow.isFree() && operations.isQuick(request.fields())) {
      send(request.answer(operations, codec), codec, connection::demand);
    } else {
      begin(() -> work(request, codec));
    }
  }

  private void begin(Runnable request) {
    if (slow.begin(() -> orDisconnect(request))) {
      connection.demand();
    }
  }

  private void work(Request request, Codec codec) {
    working.incrementAndGet();
    try {
      send(request.answer(operations, codec), codec, () -> orDisconnect(this::end));
    } finally {
      working.decrementAndGet();
    }
  }

  private void end() {
    if (slow.end()) {
      connection.demand();
    }
  }

  /**
   * Does {@code part} of a conversation that cannot go on without it. What throws here is a virtual
   * machine without memory or threads, and Jetty would keep the connection.
   */
  private void orDisconnect(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | Error e) {
      LOG.warn("a WebSocket connection cannot go on", e);
      connection.disconnect();
    }
  }

  private void waitFor(Duration time) {
    connection.setIdleTimeout(time.compareTo(idle) < 0 ? time : idle);
  }

  /**
   * Returns whether the client is to blame for the silence: not if it waits for its reply, but if
   * it does not read it, or is in the midst of a message.
   */
  private boolean isIdle() {
    return assembler.isUnderWay() || working.get() == 0;
  }

  /** Sends {@code reply}, and goes on with {@code then} when it is written. */
  private void send(ByteBuffer reply, Codec codec, Runnable then) {
    Callback written = Callback.from(then, this::notWritten);
    if (codec == Codec.JSON) {
      connection.sendText(StandardCharsets.UTF_8.decode(reply).toString(), written);
    } else {
      connection.sendBinary(reply, written);
    }
  }

  /**
   * A client that did not get its reply asks again on a new connection; this one is of no more use.
   */
  private void notWritten(Throwable cause) {
    LOG.debug("a reply could not be written", cause);
    connection.disconnect();
  }

  /** A request as far as it could be read: its fields, or why there are none. */
  private record Request(Map<String, Object> fields, Optional<GymWireException> refusal) {

    static Request read(Optional<ByteBuffer> message, Codec codec, int maxMessageBytes) {
      try {
        return new Request(
            codec.decode(
                message.orElseThrow(() -> tooLarge(maxMessageBytes)), Limits.MAX_MESSAGE_ITEMS),
            Optional.empty());
      } catch (GymWireException e) {
        return new Request(Map.of(), Optional.of(e));
      }
    }

    ByteBuffer answer(Operations operations, Codec codec) {
      Object id = null;
      try {
        if (refusal.isPresent()) {
          throw refusal.get();
        }
        id = Operations.requestId(fields);
        return operations.handle(fields, codec);
      } catch (GymWireException e) {
        return error(id, e, codec);
      }
    }
  }

  private static ByteBuffer error(Object id, GymWireException cause, Codec codec) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put(Fields.ID, id);
    reply.put(Fields.ERROR, Problems.encode(cause));
    return codec.encode(reply);
  }

  static GymWireException tooLarge(int maxMessageBytes) {
    return new GymWireException(
        ErrorCode.MESSAGE_TOO_LARGE,
        "the message is too large; allowed: " + maxMessageBytes + " bytes");
  }
}
