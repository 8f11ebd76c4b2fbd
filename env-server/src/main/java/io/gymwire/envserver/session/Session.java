package io.gymwire.envserver.session;

import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.MadeSession;
import io.gymwire.protocol.message.MakeMessages;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One vector of environments that a client made, used by one thread at a time, with what
 * exactly-once needs: the number of its last reset or step and what came of it.
 */
final class Session {
  /**
   * A request repeated after a reconnect may have to wait for the first one; a crowd would use up
   * the threads.
   */
  private static final int MAX_WAITING = 4;

  /** Made early, for when no memory is left to say what happened. */
  private static final Optional<Outcome> UNTOLD_FAILURE =
      Optional.of(
          Outcome.of(
              new GymWireException(
                  ErrorCode.ENVIRONMENT_FAILED,
                  "the environment failed, and so did telling how; reset all environments")));

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final String id;
  private final VectorEnvironment environment;
  private final MakeMessages.Make make;
  private final Replies replies;
  private final LongSupplier nanoTime;
  private final Runnable onClosed;

  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicInteger users = new AtomicInteger();
  private volatile boolean closing;
  private volatile long lastUse;

  // Guarded by the lock.
  private long sequence;
  private Optional<Outcome> last = Optional.empty();
  private boolean failed;
  private boolean closed;

  Session(
      String id,
      VectorEnvironment environment,
      MakeMessages.Make make,
      LongSupplier nanoTime,
      Runnable onClosed) {
    this.id = id;
    this.environment = environment;
    this.make = make;
    this.replies = Replies.of(environment, make);
    this.nanoTime = nanoTime;
    this.onClosed = onClosed;
    this.lastUse = nanoTime.getAsLong();
  }

  String id() {
    return id;
  }

  VectorEnvironment environment() {
    return environment;
  }

  Replies replies() {
    return replies;
  }

  /** Returns whether a step is sure to be quick and nobody is using the session. */
  boolean isQuick() {
    return environment.isQuick() && users.get() == 0;
  }

  /**
   * Returns the encoded reply to the make that made this session, with the session's present
   * number.
   */
  ByteBuffer made(Function<Map<String, Object>, ByteBuffer> encoder) {
    return inspect(
        () ->
            new MadeSession(
                    id,
                    sequence,
                    environment.spec(),
                    make.single() ? OptionalInt.empty() : OptionalInt.of(environment.numEnvs()),
                    environment.batchSize(),
                    environment.autoresetMode(),
                    environment.savesState(),
                    make.newestFrame())
                .encode(),
        encoder);
  }

  /** Returns whether nobody has used this session for {@code nanos} nanoseconds. */
  boolean idleFor(long nanos) {
    return users.get() == 0 && nanoTime.getAsLong() - lastUse > nanos;
  }

  /**
   * Does {@code operation}, which does not advance the environments, and returns its encoded reply.
   */
  ByteBuffer inspect(
      Supplier<Map<String, Object>> operation, Function<Map<String, Object>, ByteBuffer> encoder) {
    return exclusively(() -> encoder.apply(guarded(operation)));
  }

  /**
   * As {@link #inspect}, for an operation that puts the environments in another state: a restore.
   */
  ByteBuffer replaceState(
      Supplier<Map<String, Object>> operation, Function<Map<String, Object>, ByteBuffer> encoder) {
    return exclusively(
        () -> {
          last = last.map(Outcome::detached);
          Map<String, Object> reply = guarded(operation);
          failed = false;
          return encoder.apply(reply);
        });
  }

  /**
   * Does the reset or step with number {@code number} exactly once: the last number again gets the
   * last reply again.
   */
  ByteBuffer advance(
      long number,
      Supplier<Map<String, Object>> operation,
      Function<Map<String, Object>, ByteBuffer> encoder) {
    return exclusively(
        () -> {
          if (number == sequence && last.isPresent()) {
            return last.get().replay(encoder);
          }
          if (number != sequence + 1) {
            throw sequenceGap(number);
          }
          return first(number, operation, encoder);
        });
  }

  /**
   * Refuses to go on with environments of which one has failed; for use within {@link #advance}.
   */
  void requireHealthy() {
    if (failed) {
      throw new GymWireException(
          ErrorCode.RESET_NEEDED,
          "an environment of this session has failed; reset all of them first");
    }
  }

  private ByteBuffer first(
      long number,
      Supplier<Map<String, Object>> operation,
      Function<Map<String, Object>, ByteBuffer> encoder) {
    Optional<Outcome> outcome = UNTOLD_FAILURE;
    boolean refused = false;
    try {
      Map<String, Object> reply = guarded(operation);
      reply.put(Fields.SEQ, number);
      ByteBuffer encoded = encodedByEnvironment(reply, encoder);
      outcome = Optional.of(Outcome.of(reply));
      return encoded;
    } catch (GymWireException e) {
      refused = e.code() != ErrorCode.ENVIRONMENT_FAILED;
      if (!refused) {
        outcome = Optional.of(Outcome.of(e));
      }
      throw e;
    } finally {
      // Whatever was thrown: once begun, an operation must not be done again.
      if (!refused) {
        sequence = number;
        last = outcome;
        failed = outcome.get().failure().isPresent();
      }
    }
  }

  /** Closes the environments, now or, if a request is using them, as soon as it is done. */
  void close() {
    closing = true;
    closeIfUnused();
  }

  private <T> T exclusively(Supplier<T> action) {
    if (users.incrementAndGet() > MAX_WAITING + 1) {
      users.decrementAndGet();
      throw new GymWireException(
          ErrorCode.LIMIT_EXCEEDED,
          "the session is busy and "
              + MAX_WAITING
              + " requests already wait for it; allowed: one request at a time");
    }
    try {
      lock.lock();
      try {
        if (closing) {
          throw Sessions.unknown(id);
        }
        return action.get();
      } finally {
        lock.unlock();
      }
    } finally {
      lastUse = nanoTime.getAsLong();
      users.decrementAndGet();
      // A close that came meanwhile found the lock taken and left the closing to us.
      if (closing) {
        closeIfUnused();
      }
    }
  }

  private void closeIfUnused() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (!closed) {
        closed = true;
        closeEnvironment();
      }
    } finally {
      lock.unlock();
    }
  }

  private void closeEnvironment() {
    try {
      environment.close();
    } catch (RuntimeException | Error e) {
      LOG.warn("the environments of session {} failed to close", abbreviated(), e);
    } finally {
      onClosed.run();
    }
  }

  /**
   * Runs code that an environment's author wrote: whatever it throws becomes an error that the
   * protocol knows.
   */
  private Map<String, Object> guarded(Supplier<Map<String, Object>> operation) {
    try {
      return operation.get();
    } catch (GymWireException e) {
      if (e.code() == ErrorCode.ENVIRONMENT_FAILED) {
        LOG.warn("session {}: {}", abbreviated(), e.getMessage(), e.getCause());
      }
      throw e;
    } catch (RuntimeException | Error e) {
      throw environmentFailed("the environment failed: ", e);
    }
  }

  private ByteBuffer encodedByEnvironment(
      Map<String, Object> reply, Function<Map<String, Object>, ByteBuffer> encoder) {
    try {
      return encoder.apply(reply);
    } catch (RuntimeException | Error e) {
      throw environmentFailed("what the environment returned cannot be sent: ", e);
    }
  }

  private GymWireException environmentFailed(String what, Throwable cause) {
    LOG.warn("session {}: {}", abbreviated(), what, cause);
    return new GymWireException(ErrorCode.ENVIRONMENT_FAILED, what + cause, cause);
  }

  private GymWireException sequenceGap(long number) {
    String allowed =
        last.isEmpty()
            ? String.valueOf(sequence + 1)
            : (sequence + 1) + ", or " + sequence + " again";
    return new GymWireException(
        ErrorCode.SEQUENCE_GAP,
        "seq",
        "seq " + number + " is not the next of this session; allowed: " + allowed);
  }

  /**
   * Returns enough of the id to find the session in a log; whoever has all of it owns the session.
   */
  private String abbreviated() {
    return id.substring(0, Math.min(6, id.length())) + "...";
  }
}
