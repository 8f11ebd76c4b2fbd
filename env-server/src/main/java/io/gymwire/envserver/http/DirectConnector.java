package io.gymwire.envserver.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/**
 * Hands WebSocket messages to their endpoint in the thread that selects.
 *
 * <p>Jetty wakes another thread to select for every message, in case the handler blocks, which
 * takes longer than the step of a small environment. {@link WebSocketEndpoint} never blocks: it
 * does at once what is sure to be quick and leaves the rest to the pool.
 */
final class DirectConnector extends ServerConnector {

  DirectConnector(Server server, ConnectionFactory... factories) {
    super(server, 1, 1, factories);
  }

  @Override
  protected SelectorManager newSelectorManager(
      Executor executor, Scheduler scheduler, int selectors) {
    return new ServerConnectorManager(executor, scheduler, selectors) {
      @Override
      protected ManagedSelector newSelector(int id) {
        return new EagerSelector(this, id);
      }
    };
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    SocketChannelEndPoint endPoint = new DirectEndPoint(channel, selector, key, getScheduler());
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  private static final class DirectEndPoint extends SocketChannelEndPoint {
    private Callback latest = Callback.NOOP;
    private Callback latestDirect = Callback.NOOP;
    private boolean isDrained;

    DirectEndPoint(
        SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
      super(channel, selector, key, scheduler);
    }

    @Override
    public void fillInterested(Callback callback) {
      super.fillInterested(direct(callback));
    }

    @Override
    public boolean tryFillInterested(Callback callback) {
      return super.tryFillInterested(direct(callback));
    }

    /** Saves asking the socket for more when it has just given less than there was room for. */
    @Override
    public int fill(ByteBuffer buffer) throws IOException {
      if (isDrained) {
        isDrained = false;
        return 0;
      }
      int room = BufferUtil.space(buffer);
      int filled = super.fill(buffer);
      // Jetty goes back to selecting after 0, and so learns of what has come since.
      isDrained = filled > 0 && filled < room && isWebSocket();
      return filled;
    }

    private boolean isWebSocket() {
      return getConnection() instanceof WebSocketConnection;
    }

    private Callback direct(Callback callback) {
      if (!isWebSocket()) {
        return callback;
      }
      if (latest != callback) {
        latest = callback;
        latestDirect = new Direct(callback);
      }
      return latestDirect;
    }
  }

  /** Tells Jetty that no other thread has to select meanwhile. */
  private static final class Direct extends Callback.Nested {
    Direct(Callback callback) {
      super(callback);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
