package io.gymwire.agentsdk.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;

/** Opens blocking sockets for small messages that must not wait. */
final class Sockets {
  private static final int SECONDS_IDLE = 15;
  private static final int SECONDS_BETWEEN_PROBES = 5;
  private static final int PROBES = 4;

  private Sockets() {}

  /**
   * Opens a socket to {@code endpoint}, through TLS if it asks for it; reads on it time out after
   * the settings' time to connect until the caller says otherwise.
   */
  static Socket open(Endpoint endpoint, RemoteSettings settings) throws IOException {
    int timeout = (int) settings.connectTimeout().toMillis();
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      noticeDeadPeers(socket);
      socket.connect(new InetSocketAddress(endpoint.socketHost(), endpoint.port()), timeout);
      socket.setSoTimeout(timeout);
      return endpoint.scheme().isSecure() ? secure(socket, endpoint, settings) : socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secure(Socket plain, Endpoint endpoint, RemoteSettings settings)
      throws IOException {
    SSLContext context =
        settings.sslContext().isPresent() ? settings.sslContext().get() : defaultContext();
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(plain, endpoint.socketHost(), endpoint.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
    } catch (SSLException e) {
      throw Tls.judged(e);
    }
    return socket;
  }

  private static SSLContext defaultContext() throws FatalConnectionException {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw Tls.failed(e);
    }
  }

  /** A peer that is gone without a word would otherwise be waited for two hours. */
  private static void noticeDeadPeers(Socket socket) throws IOException {
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, SECONDS_IDLE);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, SECONDS_BETWEEN_PROBES);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    }
  }
}
