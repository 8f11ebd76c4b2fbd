package io.gymwire.agentsdk.remote;

/**
 * Judges HTTP status codes (RFC 9110, section 15) that come from a gateway in front of the server.
 */
final class HttpStatus {
  private HttpStatus() {}

  /**
   * Returns whether {@code status} speaks of a moment's trouble: bad gateway, unavailable, gateway
   * time-out.
   */
  static boolean isPassing(int status) {
    return status >= 502 && status <= 504;
  }
}
