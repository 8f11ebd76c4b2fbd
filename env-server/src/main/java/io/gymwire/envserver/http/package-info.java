/**
 * The server: Javalin with HTTP routes and a WebSocket endpoint over the same {@link
 * io.gymwire.envserver.session.Operations}.
 */
package io.gymwire.envserver.http;
