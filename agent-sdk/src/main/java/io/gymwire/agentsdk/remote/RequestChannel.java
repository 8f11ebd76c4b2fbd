package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.Problems;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request at a time and waits for its reply, over as many connections as that takes.
 *
 * <p>A request whose connection is lost is sent again on a new one, byte for byte: the sequence
 * number in it makes the server do it once. Every reply repeats its request's id, so that a late
 * one is never taken for the next one's.
 */
final class RequestChannel implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(RequestChannel.class);

  private final Connector connector;
  private final Codec codec;
  private final Duration reconnectTime;
  private final String address;
  private Optional<Connection> connection = Optional.empty();
  private long maxRequestBytes = Long.MAX_VALUE;
  private long lastId;
  private boolean hasReplied;
  private boolean isOut;

  /**
   * Speaks {@code codec} to the server at {@code address} over connections of {@code connector}.
   */
  RequestChannel(Connector connector, Codec codec, Duration reconnectTime, String address) {
    this.connector = connector;
    this.codec = codec;
    this.reconnectTime = reconnectTime;
    this.address = address;
  }

  /** Refuses requests of more than {@code bytes}, as the server announced that it would. */
  void limitRequests(long bytes) {
    maxRequestBytes = bytes;
  }

  /**
   * Does {@code operation} and returns the reply, whose arrays are valid until the next call.
   *
   * @param session the session's id, empty for operations that have none
   * @throws GymWireException with the server's code if it refused the request; MESSAGE_TOO_LARGE if
   *     it would; UNREACHABLE if no reply of the protocol came, and it is not known whether the
   *     request was done
   */
  Map<String, Object> call(String operation, String session, Map<String, ?> fields) {
    return call(operation, session, fields, reconnectTime);
  }

  /**
   * Does {@code operation} as above, but tries a lost connection again only for {@code patience}.
   */
  Map<String, Object> call(
      String operation, String session, Map<String, ?> fields, Duration patience) {
    lastId++;
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Fields.ID, lastId);
    message.put(Fields.OP, operation);
    if (!session.isEmpty()) {
      message.put(Fields.SESSION, session);
    }
    message.putAll(fields);
    Connection.Request request = new Connection.Request(operation, session, codec.encode(message));
    if (request.body().remaining() > maxRequestBytes) {
      throw new GymWireException(
          ErrorCode.MESSAGE_TOO_LARGE,
          "the request '%s' has %d bytes; the server at %s takes at most %d"
              .formatted(operation, request.body().remaining(), address, maxRequestBytes));
    }
    return exchange(request, patience);
  }

  /** Returns how long a lost connection is tried again. */
  Duration reconnectTime() {
    return reconnectTime;
  }

  /** Ends the connection; a later call opens another. */
  @Override
  public void close() {
    connection.ifPresent(Connection::close);
    connection = Optional.empty();
  }

  private Map<String, Object> exchange(Connection.Request request, Duration patience) {
    Optional<Backoff> backoff = Optional.empty();
    while (true) {
      try {
        Connection current = connected();
        backoff.ifPresent(Backoff::connected);
        return exchangeOver(current, request);
      } catch (FatalConnectionException e) {
        close();
        throw unreachable(e.getMessage(), e);
      } catch (IOException e) {
        close();
        if (!hasReplied && isNobodyThere(e)) {
          throw unreachable(reasonOf(e), e);
        }
        // A first failure means little: a server may close a connection that rests.
        boolean again = backoff.isPresent();
        if (!again) {
          LOGGER.debug("the connection to {} was lost ({}); trying again", address, reasonOf(e));
          backoff = Optional.of(new Backoff(patience));
        }
        if (!backoff.get().pause()) {
          throw unreachable(reasonOf(e) + "; gave up after " + secondsOf(patience), e);
        }
        if (again && !isOut && patience.equals(reconnectTime)) {
          isOut = true;
          LOGGER.warn(
              "the server at {} is out of reach ({}); trying again for up to {}",
              address,
              reasonOf(e),
              secondsOf(patience));
        }
      }
    }
  }

  private Connection connected() throws IOException {
    if (connection.isEmpty()) {
      connection = Optional.of(connector.open());
    }
    return connection.get();
  }

  private Map<String, Object> exchangeOver(Connection current, Connection.Request request)
      throws IOException {
    current.send(request);
    Connection.Reply reply = current.receive();
    Map<String, Object> message = decode(reply);
    while (isLate(message)) {
      reply = current.receive();
      message = decode(reply);
    }
    hasReplied = true;
    if (isOut) {
      isOut = false;
      LOGGER.warn("the server at {} is back", address);
    }
    throwProblem(reply, message);
    if (!Long.valueOf(lastId).equals(message.getOrDefault(Fields.ID, lastId))) {
      throw new FatalConnectionException(
          "the reply to request " + lastId + " carries the id " + message.get(Fields.ID));
    }
    return message;
  }

  private boolean isLate(Map<String, Object> message) {
    return message.get(Fields.ID) instanceof Long id && id < lastId;
  }

  private Map<String, Object> decode(Connection.Reply reply) throws FatalConnectionException {
    try {
      return codec.decode(reply.body());
    } catch (GymWireException e) {
      throw new FatalConnectionException("its reply cannot be read: " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked")
  private static void throwProblem(Connection.Reply reply, Map<String, Object> message) {
    if (reply.isProblem()) {
      throw Problems.decode(message);
    }
    if (message.get(Fields.ERROR) instanceof Map<?, ?> problem) {
      throw Problems.decode((Map<String, Object>) problem);
    }
  }

  private GymWireException unreachable(String reason, IOException cause) {
    return new GymWireException(
        ErrorCode.UNREACHABLE, "cannot use the server at " + address + ": " + reason, cause);
  }

  /**
   * Returns whether there is nothing at the address: a first connection is not worth trying again
   * then.
   */
  private static boolean isNobodyThere(IOException e) {
    return e instanceof ConnectException || e instanceof UnknownHostException;
  }

  private static String reasonOf(IOException e) {
    if (e instanceof UnknownHostException) {
      return "unknown host " + e.getMessage();
    }
    if (e instanceof ConnectException) {
      return "nothing listens there ("
          + (e.getMessage() == null ? "connection refused" : e.getMessage())
          + ")";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String secondsOf(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
