package io.gymwire.agentsdk.remote;

/**
 * The status codes of a closing handshake (RFC 6455, section 7.4) that this client sends or judges.
 */
final class CloseCode {
  static final int NORMAL = 1000;
  static final int PROTOCOL_ERROR = 1002;
  static final int UNSUPPORTED_DATA = 1003;
  static final int NO_STATUS = 1005;
  static final int INVALID_PAYLOAD = 1007;
  static final int POLICY_VIOLATION = 1008;
  static final int MESSAGE_TOO_BIG = 1009;
  static final int MANDATORY_EXTENSION = 1010;

  private CloseCode() {}

  /**
   * Returns whether a peer may send {@code code}: the registered codes and those of libraries and
   * applications.
   */
  static boolean isSendable(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }

  /**
   * Returns whether {@code code} blames the request, so that sending it again would end the same
   * way.
   */
  static boolean blamesRequest(int code) {
    return code == PROTOCOL_ERROR
        || code == UNSUPPORTED_DATA
        || (code >= INVALID_PAYLOAD && code <= MANDATORY_EXTENSION);
  }
}
