package io.gymwire.envserver.http;

import io.gymwire.envserver.session.Limits;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server is set up; {@link #defaults} is a server for this machine only.
 *
 * @param host the address to listen at
 * @param port the port to listen at; 0 takes any that is free
 * @param maxMessageBytes the largest request that is taken
 * @param maxSessions sessions at a time
 * @param maxEnvironmentsPerSession environments in a session
 * @param maxConnections connections at a time; those beyond it wait
 * @param sessionIdle for how long a session, or a connection, that nobody uses is kept
 * @param keystore a PKCS#12 or JKS file with the key and certificate for TLS; without one the
 *     server speaks plain HTTP
 * @param keystorePassword the password of {@code keystore}
 */
public record ServerSettings(
    String host,
    int port,
    int maxMessageBytes,
    int maxSessions,
    int maxEnvironmentsPerSession,
    int maxConnections,
    Duration sessionIdle,
    Optional<Path> keystore,
    String keystorePassword) {

  /** Checks that every limit is one that can be kept. */
  public ServerSettings {
    requireInRange("port", port, 0, 65_535);
    requireInRange("max-message-bytes", maxMessageBytes, 1024, 1 << 30);
    requireInRange("max-sessions", maxSessions, 1, 10_000);
    requireInRange("max-environments-per-session", maxEnvironmentsPerSession, 1, 1 << 20);
    requireInRange("max-connections", maxConnections, 1, 1 << 20);
    requireInRange("session-idle in milliseconds", sessionIdle.toMillis(), 1, Long.MAX_VALUE);
  }

  /**
   * Loopback only, port 7860, messages of 16 MiB, 64 sessions of 4,096 environments, kept for half
   * an hour, and 1,024 connections.
   */
  public static ServerSettings defaults() {
    return new ServerSettings(
        "127.0.0.1", 7860, 16 << 20, 64, 4096, 1024, Duration.ofMinutes(30), Optional.empty(), "");
  }

  /** Returns these settings with another address to listen at. */
  public ServerSettings withHost(String newHost) {
    return new ServerSettings(
        newHost,
        port,
        maxMessageBytes,
        maxSessions,
        maxEnvironmentsPerSession,
        maxConnections,
        sessionIdle,
        keystore,
        keystorePassword);
  }

  /** Returns these settings with another port; 0 takes any that is free. */
  public ServerSettings withPort(int newPort) {
    return new ServerSettings(
        host,
        newPort,
        maxMessageBytes,
        maxSessions,
        maxEnvironmentsPerSession,
        maxConnections,
        sessionIdle,
        keystore,
        keystorePassword);
  }

  /** Returns these settings with another limit for requests. */
  public ServerSettings withMaxMessageBytes(int bytes) {
    return new ServerSettings(
        host,
        port,
        bytes,
        maxSessions,
        maxEnvironmentsPerSession,
        maxConnections,
        sessionIdle,
        keystore,
        keystorePassword);
  }

  /** Returns these settings with another limit for sessions. */
  public ServerSettings withMaxSessions(int sessions) {
    return new ServerSettings(
        host,
        port,
        maxMessageBytes,
        sessions,
        maxEnvironmentsPerSession,
        maxConnections,
        sessionIdle,
        keystore,
        keystorePassword);
  }

  /** Returns these settings with another limit for the environments of a session. */
  public ServerSettings withMaxEnvironmentsPerSession(int environments) {
    return new ServerSettings(
        host,
        port,
        maxMessageBytes,
        maxSessions,
        environments,
        maxConnections,
        sessionIdle,
        keystore,
        keystorePassword);
  }

  /** Returns these settings with another limit for connections. */
  public ServerSettings withMaxConnections(int connections) {
    return new ServerSettings(
        host,
        port,
        maxMessageBytes,
        maxSessions,
        maxEnvironmentsPerSession,
        connections,
        sessionIdle,
        keystore,
        keystorePassword);
  }

  /** Returns these settings with another time for which an unused session is kept. */
  public ServerSettings withSessionIdle(Duration idle) {
    return new ServerSettings(
        host,
        port,
        maxMessageBytes,
        maxSessions,
        maxEnvironmentsPerSession,
        maxConnections,
        idle,
        keystore,
        keystorePassword);
  }

  /** Returns these settings with TLS. */
  public ServerSettings withKeystore(Path file, String password) {
    return new ServerSettings(
        host,
        port,
        maxMessageBytes,
        maxSessions,
        maxEnvironmentsPerSession,
        maxConnections,
        sessionIdle,
        Optional.of(file),
        password);
  }

  Limits limits() {
    return new Limits(
        maxMessageBytes, maxSessions, maxEnvironmentsPerSession, maxConnections, sessionIdle);
  }

  private static void requireInRange(String name, long value, long minimum, long maximum) {
    if (value < minimum || value > maximum) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          name,
          "%s is %d; allowed: %d to %d".formatted(name, value, minimum, maximum));
    }
  }

  /** Shows everything but the password. */
  @Override
  public String toString() {
    return "ServerSettings[host=%s, port=%d, maxMessageBytes=%d, maxSessions=%d, maxEnvironmentsPerSession=%d, maxConnections=%d, sessionIdle=%s, keystore=%s]"
        .formatted(
            host,
            port,
            maxMessageBytes,
            maxSessions,
            maxEnvironmentsPerSession,
            maxConnections,
            sessionIdle,
            keystore);
  }
}
