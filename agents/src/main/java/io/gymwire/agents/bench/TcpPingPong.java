package io.gymwire.agents.bench;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The physical limit of one request at a time: two blocking threads that exchange messages of given
 * sizes over a loopback TCP connection and do nothing else.
 */
final class TcpPingPong implements AutoCloseable {
  private final byte[] request;
  private final byte[] reply;
  private final ServerSocket listener;
  private final Socket client;
  private final DataInputStream input;
  private final OutputStream output;

  TcpPingPong(int requestBytes, int replyBytes) {
    request = new byte[requestBytes];
    reply = new byte[replyBytes];
    try {
      listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      Thread server = new Thread(this::answer, "tcp-ping-pong");
      server.setDaemon(true);
      server.start();
      client = new Socket(listener.getInetAddress(), listener.getLocalPort());
      client.setTcpNoDelay(true);
      input = new DataInputStream(client.getInputStream());
      output = client.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one request and waits for the whole reply. */
  void roundTrip() {
    try {
      output.write(request);
      input.readFully(reply);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer() {
    byte[] received = new byte[request.length];
    byte[] answer = new byte[reply.length];
    try (Socket socket = listener.accept()) {
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (true) {
        in.readFully(received);
        out.write(answer);
      }
    } catch (EOFException e) {
      // The client closed its end: the measurement is over.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
