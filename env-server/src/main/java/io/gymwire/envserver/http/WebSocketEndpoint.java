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
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket connection: requests in, replies out, in order and in kind, text for JSON and
 * binary for CBOR.
 *
 * <p>The next frame is asked for only when the reply has been written. A client that sends and
 * never reads therefore holds one reply and no thread, and TCP makes it wait. This is why the class
 * talks to Jetty itself: Javalin's WebSocket handlers ask for the next frame at once.
 *
 * <p>Frames come in the thread that serves all connections (see {@link DirectConnector}). A small
 * request that is sure to be quick is answered there; any other goes to the pool.
 *
 * <p>Public because Jetty looks its methods up by reflection.
 */
public final class WebSocketEndpoint implements Session.Listener {
  /** What takes a few dozen microseconds to decode at most. */
  private static final int SMALL_MESSAGE_BYTES = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(WebSocketEndpoint.class);

  private final Operations operations;
  private final int maxMessageBytes;
  private final Executor pool;
  private final MessageAssembler assembler;
  private Session connection;
  private Duration idle = Duration.ZERO;

  WebSocketEndpoint(Operations operations, int maxMessageBytes, Executor pool) {
    this.operations = operations;
    this.maxMessageBytes = maxMessageBytes;
    this.pool = pool;
    this.assembler = new MessageAssembler(maxMessageBytes, System::nanoTime);
  }

  @Override
  public void onWebSocketOpen(Session session) {
    connection = session;
    idle = connection.getIdleTimeout();
    connection.demand();
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
    onPiece(payload, last, Codec.CBOR, callback);
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
    if (message.isPresent() && message.get().remaining() > SMALL_MESSAGE_BYTES) {
      pool.execute(() -> answer(message, codec, callback));
      return;
    }
    Request request = Request.read(message, codec, maxMessageBytes);
    if (operations.isQuick(request.fields())) {
      answer(request, codec, callback);
      return;
    }
    pool.execute(() -> answer(request, codec, callback));
  }

  private void waitFor(Duration time) {
    connection.setIdleTimeout(time.compareTo(idle) < 0 ? time : idle);
  }

  private void answer(Optional<ByteBuffer> message, Codec codec, Callback callback) {
    answer(Request.read(message, codec, maxMessageBytes), codec, callback);
  }

  private void answer(Request request, Codec codec, Callback callback) {
    ByteBuffer reply = request.answer(operations, codec);
    // The request's arrays share the piece's memory: not before the reply is encoded may Jetty
    // reuse it.
    callback.succeed();
    send(reply, codec);
  }

  private void send(ByteBuffer reply, Codec codec) {
    Callback written = Callback.from(connection::demand, this::notWritten);
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
