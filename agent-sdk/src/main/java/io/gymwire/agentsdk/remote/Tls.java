package io.gymwire.agentsdk.remote;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/** Tells a TLS connection that was lost, which may be tried again, from one that was refused. */
final class Tls {
  private Tls() {}

  /**
   * Returns {@code e} if the connection was lost, else what says that trying again would not help.
   */
  static IOException judged(SSLException e) {
    boolean wasLost =
        e.getCause() instanceof EOFException || e.getCause() instanceof SocketException;
    return wasLost ? e : failed(e);
  }

  /** Returns what says that TLS failed, and what can be done about it. */
  static FatalConnectionException failed(Exception cause) {
    return new FatalConnectionException(
        "TLS failed: "
            + cause.getMessage()
            + " (to trust a certificate of your own, set the environment variable"
            + " JDK_JAVA_OPTIONS=\"-Djavax.net.ssl.trustStore=FILE"
            + " -Djavax.net.ssl.trustStorePassword=...\")",
        cause);
  }
}
