package io.gymwire.agentsdk.remote;

import java.io.IOException;

/**
 * A connection failed in a way that trying again would not change: the message says what the server
 * did.
 */
class FatalConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  FatalConnectionException(String message) {
    super(message);
  }

  FatalConnectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
