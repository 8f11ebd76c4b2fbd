package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.message.Codec;
import java.io.IOException;
import java.net.http.HttpClient;

/** Opens connections to one place; over HTTP it merely gets ready. */
interface Connector {

  /** Opens a connection. */
  Connection open() throws IOException;

  /** Returns what opens connections to {@code endpoint}. */
  static Connector to(Endpoint endpoint, RemoteSettings settings) {
    if (!endpoint.scheme().isWebSocket()) {
      HttpClient client = HttpConnection.client(settings);
      return () -> new HttpConnection(client, endpoint, settings);
    }
    int opcode = endpoint.codec() == Codec.JSON ? Frame.TEXT : Frame.BINARY;
    return () -> WebSocketConnection.open(endpoint, opcode, settings);
  }
}
