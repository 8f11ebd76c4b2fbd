package io.gymwire.agentsdk.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy that cuts each connection after a seeded number of bytes in a seeded direction,
 * between any two bytes, until it has cut as often as it was told to; then it leaves connections
 * alone.
 */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int targetPort;
  private final int cuts;
  private final int mostBytes;
  private final Random random;
  private final AtomicInteger cutsDone = new AtomicInteger();

  /**
   * Passes connections to {@code targetPort} on, for fewer than {@code mostBytes} bytes each until
   * {@code cuts} are cut.
   */
  CuttingProxy(int targetPort, int cuts, int mostBytes, long seed) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.targetPort = targetPort;
    this.cuts = cuts;
    this.mostBytes = mostBytes;
    this.random = new Random(seed);
    start("cutting-proxy", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  int cutsDone() {
    return cutsDone.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), targetPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        boolean isCut = cutsDone.get() < cuts;
        boolean towardsServer = random.nextBoolean();
        boolean abruptly = random.nextBoolean();
        int bytes = random.nextInt(mostBytes);
        Runnable cut = () -> cut(abruptly, client, server);
        int toServer = isCut && towardsServer ? bytes : Integer.MAX_VALUE;
        int toClient = isCut && !towardsServer ? bytes : Integer.MAX_VALUE;
        start("to-server", () -> pass(client, server, toServer, cut));
        start("to-client", () -> pass(server, client, toClient, cut));
      }
    } catch (IOException e) {
      // The proxy was closed.
    }
  }

  /** Passes {@code count} bytes on and then cuts; or all, and then ends the other side as well. */
  private static void pass(Socket from, Socket to, int count, Runnable cut) {
    byte[] buffer = new byte[16 * 1024];
    int left = count;
    try {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      while (left > 0) {
        int read = input.read(buffer, 0, Math.min(left, buffer.length));
        if (read < 0) {
          break;
        }
        output.write(buffer, 0, read);
        left -= read;
      }
      if (left == 0) {
        cut.run();
      } else {
        from.close();
        to.close();
      }
    } catch (IOException e) {
      closeQuietly(from, to);
    }
  }

  private void cut(boolean abruptly, Socket... sockets) {
    cutsDone.incrementAndGet();
    for (Socket socket : sockets) {
      try {
        if (abruptly) {
          socket.setSoLinger(true, 0);
        }
        socket.close();
      } catch (IOException e) {
        // Its own end was quicker.
      }
    }
  }

  private static void closeQuietly(Socket... sockets) {
    try {
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
