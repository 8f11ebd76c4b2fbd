package io.gymwire.agentsdk.remote;

/**
 * The server broke RFC 6455; the connection fails with the close code that the RFC gives for it.
 */
final class WebSocketViolation extends FatalConnectionException {
  private static final long serialVersionUID = 1L;

  private final int closeCode;

  WebSocketViolation(int closeCode, String message) {
    super(message);
    this.closeCode = closeCode;
  }

  int closeCode() {
    return closeCode;
  }
}
