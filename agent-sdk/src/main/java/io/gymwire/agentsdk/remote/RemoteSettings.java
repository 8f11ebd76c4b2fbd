package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a client behaves on its connections.
 *
 * @param connectTimeout for the connection, TLS and the opening handshake, each
 * @param reconnectTime how long a lost connection is tried again before the request fails with
 *     UNREACHABLE
 * @param readTimeout after which a silent connection counts as lost; zero never, for environments
 *     that think for long. Over WebSocket a dead peer is then found by TCP's own keep-alive; HTTP
 *     has none here, so that a peer that is gone without a word is waited for without end
 * @param maxMessageBytes the largest reply that is taken
 * @param sslContext whom to trust over TLS; if empty the JVM's default, which the system properties
 *     {@code javax.net.ssl.trustStore} and {@code javax.net.ssl.trustStorePassword} set
 */
public record RemoteSettings(
    Duration connectTimeout,
    Duration reconnectTime,
    Duration readTimeout,
    int maxMessageBytes,
    Optional<SSLContext> sslContext) {

  /** Checks the ranges. */
  public RemoteSettings {
    requireNotNegative("connect-timeout", connectTimeout);
    requireNotNegative("reconnect-time", reconnectTime);
    requireNotNegative("read-timeout", readTimeout);
    if (connectTimeout.isZero()) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "connect-timeout", "connect-timeout must be more than zero");
    }
    if (maxMessageBytes < 1024) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "max-message-bytes", "max-message-bytes must be at least 1024");
    }
  }

  /** Ten seconds to connect, one minute to reconnect, no read time-out, 256 MiB a message. */
  public static RemoteSettings defaults() {
    return new RemoteSettings(
        Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ZERO, 256 << 20, Optional.empty());
  }

  /** Returns these settings with another time to connect. */
  public RemoteSettings withConnectTimeout(Duration timeout) {
    return new RemoteSettings(timeout, reconnectTime, readTimeout, maxMessageBytes, sslContext);
  }

  /** Returns these settings with another time to reconnect. */
  public RemoteSettings withReconnectTime(Duration time) {
    return new RemoteSettings(connectTimeout, time, readTimeout, maxMessageBytes, sslContext);
  }

  /** Returns these settings with another read time-out. */
  public RemoteSettings withReadTimeout(Duration timeout) {
    return new RemoteSettings(connectTimeout, reconnectTime, timeout, maxMessageBytes, sslContext);
  }

  /** Returns these settings with another largest reply. */
  public RemoteSettings withMaxMessageBytes(int bytes) {
    return new RemoteSettings(connectTimeout, reconnectTime, readTimeout, bytes, sslContext);
  }

  /** Returns these settings with {@code context} to judge a server's certificate. */
  public RemoteSettings withSslContext(SSLContext context) {
    return new RemoteSettings(
        connectTimeout, reconnectTime, readTimeout, maxMessageBytes, Optional.of(context));
  }

  private static void requireNotNegative(String name, Duration duration) {
    if (duration.isNegative() || duration.toMillis() > Integer.MAX_VALUE) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, name, name + " must be from 0 to 24 days, but is " + duration);
    }
  }
}
