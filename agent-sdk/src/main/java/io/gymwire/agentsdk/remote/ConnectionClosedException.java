package io.gymwire.agentsdk.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The server ended a WebSocket with a close frame (RFC 6455, section 5.5.1). */
final class ConnectionClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int code;

  private ConnectionClosedException(int code, String reason) {
    super(
        "the server closed the connection"
            + (code == CloseCode.NO_STATUS ? "" : " with code " + code)
            + (reason.isEmpty() ? "" : ": " + reason));
    this.code = code;
  }

  /**
   * Reads the payload of a close frame.
   *
   * @throws WebSocketViolation if it is not a valid one
   */
  static ConnectionClosedException of(ByteBuffer payload) throws WebSocketViolation {
    if (!payload.hasRemaining()) {
      return new ConnectionClosedException(CloseCode.NO_STATUS, "");
    }
    if (payload.remaining() == 1) {
      throw new WebSocketViolation(
          CloseCode.PROTOCOL_ERROR, "the server sent a close frame with half a code");
    }
    int code = payload.getShort() & 0xFFFF;
    if (!CloseCode.isSendable(code)) {
      throw new WebSocketViolation(
          CloseCode.PROTOCOL_ERROR,
          "the server sent the close code " + code + ", which may not be sent");
    }
    WebSocketConnection.requireUtf8(payload);
    return new ConnectionClosedException(code, StandardCharsets.UTF_8.decode(payload).toString());
  }

  /** Returns the code, {@link CloseCode#NO_STATUS} if there was none. */
  int code() {
    return code;
  }

  /** Returns this, or a fatal exception in its place if the code blames the request. */
  IOException orFatal() {
    return CloseCode.blamesRequest(code) ? new FatalConnectionException(getMessage(), this) : this;
  }
}
