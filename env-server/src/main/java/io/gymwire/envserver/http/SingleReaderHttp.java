package io.gymwire.envserver.http;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Makes HTTP connections that one thread at a time reads from.
 *
 * <p>Jetty 12.1 has the error for a request that it cannot parse sent by a second thread, which
 * then goes on reading while the first is about to give the input buffer back. The buffer is then
 * still written to when it belongs to another client's connection: that client loses its request,
 * or gets the reply to its last one again.
 */
final class SingleReaderHttp extends HttpConnectionFactory {

  SingleReaderHttp(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    HttpConnection connection =
        new SingleReaderConnection(getHttpConfiguration(), connector, endPoint);
    connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
    return configure(connection, connector, endPoint);
  }

  private static final class SingleReaderConnection extends HttpConnection {
    private final Lock reading = new ReentrantLock();

    SingleReaderConnection(
        HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    public void onFillable() {
      reading.lock();
      try {
        super.onFillable();
      } finally {
        reading.unlock();
      }
    }
  }
}
