package io.gymwire.envserver.session;

import java.time.Duration;

/**
 * What a server takes on, as {@code describe} announces it.
 *
 * @param maxMessageBytes the largest request
 * @param maxSessions sessions at a time
 * @param maxEnvironmentsPerSession environments in a session
 * @param sessionIdle for how long a session that nobody uses is kept
 */
public record Limits(
    int maxMessageBytes, int maxSessions, int maxEnvironmentsPerSession, Duration sessionIdle) {}
