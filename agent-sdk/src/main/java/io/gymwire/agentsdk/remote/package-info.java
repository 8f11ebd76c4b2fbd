/**
 * Environments on the other side of a wire: the client of the GymWire protocol.
 *
 * <p>From the top: {@link io.gymwire.agentsdk.remote.RemoteEnvironments} makes remote vectors from
 * a URL; each drives one session, which numbers its resets and steps; a request channel gives every
 * request its reply, over as many connections as that takes; a connection is a WebSocket (RFC 6455)
 * on a blocking socket, or HTTP.
 *
 * <p>The WebSocket client is our own because the choice decides the wire's speed: when the thread
 * that waits for the reply reads the socket itself, a round trip takes a quarter of the time that
 * clients with threads of their own need, which wake each other up on the way.
 */
package io.gymwire.agentsdk.remote;
