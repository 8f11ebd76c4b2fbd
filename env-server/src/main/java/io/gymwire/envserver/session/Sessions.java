package io.gymwire.envserver.session;

import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.MakeMessages;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The sessions there are, by their unguessable ids, within a limit.
 *
 * <p>A session counts until its environments are really closed: one that hangs in a step keeps its
 * place.
 */
final class Sessions {
  private static final int ID_BYTES = 18;

  private final Map<String, Session> table = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final SecureRandom random = new SecureRandom();
  private final int maxSessions;
  private final LongSupplier nanoTime;
  private volatile boolean shutDown;

  Sessions(int maxSessions, LongSupplier nanoTime) {
    this.maxSessions = maxSessions;
    this.nanoTime = nanoTime;
  }

  /** Returns how many sessions there are. */
  int count() {
    return open.get();
  }

  /** Makes a session of the environments that {@code maker} makes, if the limit allows one more. */
  Session make(Supplier<VectorEnvironment> maker, MakeMessages.Make make) {
    if (open.incrementAndGet() > maxSessions || shutDown) {
      open.decrementAndGet();
      throw new GymWireException(
          ErrorCode.LIMIT_EXCEEDED,
          "all " + maxSessions + " sessions of this server are in use; close one, or try later");
    }
    boolean made = false;
    try {
      Session session = new Session(newId(), maker.get(), make, nanoTime, open::decrementAndGet);
      made = true;
      table.put(session.id(), session);
      if (shutDown) {
        closeAll();
      }
      return session;
    } finally {
      if (!made) {
        open.decrementAndGet();
      }
    }
  }

  /** Returns the session with {@code id}. */
  Session session(String id) {
    Session session = table.get(id);
    if (session == null) {
      throw unknown(id);
    }
    return session;
  }

  /**
   * Returns whether a step of the session with {@code id} is sure to be quick and need not wait.
   */
  boolean isQuick(String id) {
    Session session = table.get(id);
    return session != null && session.isQuick();
  }

  /** Takes the session with {@code id} out of the table; nobody finds it any more. */
  Session remove(String id) {
    return Optional.ofNullable(table.remove(id)).orElseThrow(() -> unknown(id));
  }

  /**
   * Takes out the sessions that nobody has used for {@code nanos} nanoseconds, and hands them to
   * {@code closer}.
   */
  void reap(long nanos, Consumer<Session> closer) {
    table
        .values()
        .forEach(
            session -> {
              if (session.idleFor(nanos) && table.remove(session.id(), session)) {
                closer.accept(session);
              }
            });
  }

  /** Closes all sessions, for good. */
  void closeAll() {
    shutDown = true;
    for (Session session : List.copyOf(table.values())) {
      table.remove(session.id());
      session.close();
    }
  }

  static GymWireException unknown(String id) {
    return new GymWireException(
        ErrorCode.UNKNOWN_SESSION,
        "session",
        "there is no session '"
            + (id.length() <= 40 ? id : id.substring(0, 40) + "...")
            + "': it was never made, was closed, or was idle for too long");
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
