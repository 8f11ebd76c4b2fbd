package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One session on a server: counts its resets and steps, so that the server does each exactly once.
 *
 * <p>A reset or step of which it is not known whether it was done leaves the session lost: whatever
 * was sent under its number next might be answered with the old one's reply.
 */
final class RemoteSession implements AutoCloseable {
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(1);

  private final RequestChannel channel;
  private final String id;
  private long lastSeq;
  private Optional<GymWireException> loss = Optional.empty();

  /** Takes over {@code channel} for the session {@code id}, whose latest number is {@code seq}. */
  RemoteSession(RequestChannel channel, String id, long seq) {
    this.channel = channel;
    this.id = id;
    this.lastSeq = seq;
  }

  /** Does an operation that changes nothing if it is done twice. */
  Map<String, Object> call(String operation, Map<String, ?> fields) {
    if (loss.isPresent()) {
      throw new GymWireException(loss.get().code(), loss.get().getMessage(), loss.get());
    }
    try {
      return channel.call(operation, id, fields);
    } catch (GymWireException e) {
      throw translated(e);
    }
  }

  /** Does a reset or a step, exactly once. */
  Map<String, Object> advance(String operation, Map<String, ?> fields) {
    long seq = lastSeq + 1;
    Map<String, Object> numbered = new LinkedHashMap<>();
    numbered.put(Fields.SEQ, seq);
    numbered.putAll(fields);
    try {
      Map<String, Object> reply = callUntilFree(operation, numbered);
      if (!Long.valueOf(seq).equals(reply.get(Fields.SEQ))) {
        throw lost(
            new GymWireException(
                ErrorCode.UNREACHABLE,
                "the server answered '%s' number %d with number %s"
                    .formatted(operation, seq, reply.get(Fields.SEQ))));
      }
      lastSeq = seq;
      return reply;
    } catch (GymWireException e) {
      if (e.code() == ErrorCode.ENVIRONMENT_FAILED) {
        lastSeq = seq;
      }
      // The first one may still be under way: its number is not free.
      throw e.code() == ErrorCode.LIMIT_EXCEEDED ? lost(e) : e;
    }
  }

  /**
   * Does the operation, and sends the same number again while too many repetitions, left by lost
   * connections, wait on the server for the first one.
   */
  private Map<String, Object> callUntilFree(String operation, Map<String, ?> numbered) {
    Backoff backoff = new Backoff(channel.reconnectTime());
    while (true) {
      try {
        return call(operation, numbered);
      } catch (GymWireException e) {
        if (e.code() != ErrorCode.LIMIT_EXCEEDED || !backoff.pause()) {
          throw e;
        }
      }
    }
  }

  /**
   * Returns what {@code reader} reads in {@code reply}.
   *
   * @throws GymWireException with code UNREACHABLE if the reply is not what the protocol says
   */
  <T> T read(Map<String, Object> reply, Function<Map<String, Object>, T> reader) {
    try {
      return reader.apply(reply);
    } catch (GymWireException e) {
      throw lost(
          new GymWireException(
              ErrorCode.UNREACHABLE, "the server's reply cannot be used: " + e.getMessage(), e));
    }
  }

  /**
   * Closes the session, if the server can still be told, and the connection; closing twice is
   * harmless.
   */
  @Override
  public void close() {
    if (loss.isEmpty()) {
      lost(new GymWireException(ErrorCode.UNKNOWN_SESSION, "this environment is closed"));
      try {
        channel.call("close", id, Map.of(), PATIENCE_AT_CLOSE);
      } catch (GymWireException e) {
        // The server closes it after its idle time, or has done so already.
      }
    }
    channel.close();
  }

  private GymWireException translated(GymWireException e) {
    if (e.code() == ErrorCode.UNREACHABLE) {
      return lost(e);
    }
    if (e.code() == ErrorCode.UNKNOWN_SESSION) {
      return lost(
          new GymWireException(
              ErrorCode.UNKNOWN_SESSION,
              e.getMessage()
                  + "; the server was restarted, or closed the session after its idle time: make a"
                  + " new environment",
              e));
    }
    return e;
  }

  private GymWireException lost(GymWireException e) {
    loss = Optional.of(e);
    return e;
  }
}
