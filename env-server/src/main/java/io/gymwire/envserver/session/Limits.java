package io.gymwire.envserver.session;

import java.time.Duration;

/**
 * What a server takes on, as {@code describe} announces it.
 *
 * @param maxMessageBytes the largest request
 * @param maxSessions sessions at a time
 * @param maxEnvironmentsPerSession environments in a session
 * @param maxConnections connections at a time
 * @param sessionIdle for how long a session that nobody uses is kept
 */
public record Limits(
    int maxMessageBytes,
    int maxSessions,
    int maxEnvironmentsPerSession,
    int maxConnections,
    Duration sessionIdle) {

  /** Elements of lists and entries of maps in a request; an array in bytes is one. */
  public static final int MAX_MESSAGE_ITEMS = 1_000_000;

  /** Wrappers of a session. */
  public static final int MAX_WRAPPERS = 16;

  /** Observations of all environments of a session, those that its wrappers take and give added. */
  public static final long MAX_OBSERVATION_BYTES = 256 << 20;
}
