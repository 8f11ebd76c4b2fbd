/** Environments and the server that offers them over HTTP and WebSocket. */
package io.gymwire.envserver;
