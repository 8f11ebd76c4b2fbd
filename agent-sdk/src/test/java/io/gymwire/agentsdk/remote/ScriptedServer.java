package io.gymwire.agentsdk.remote;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ServerSocketFactory;

/**
 * A raw server that says to its clients, one after the other, what a test's script says, byte by
 * byte.
 */
final class ScriptedServer implements AutoCloseable {

  /** What one client is told. */
  interface Script {
    void talk(Peer peer) throws Exception;
  }

  private final ServerSocket listener;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private ScriptedServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** Starts a server that talks {@code scripts} to its first clients. */
  static ScriptedServer start(Script... scripts) {
    return start(ServerSocketFactory.getDefault(), scripts);
  }

  /**
   * Starts a server on a socket of {@code factory} that talks {@code scripts} to its first clients.
   */
  static ScriptedServer start(ServerSocketFactory factory, Script... scripts) {
    try {
      ScriptedServer server =
          new ScriptedServer(factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread thread = new Thread(() -> server.serve(scripts), "scripted-server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server that opens WebSockets properly and then talks {@code scripts}. */
  static ScriptedServer webSocket(Script... scripts) {
    Script[] opened = new Script[scripts.length];
    for (int i = 0; i < scripts.length; i++) {
      Script script = scripts[i];
      opened[i] =
          peer -> {
            peer.acceptHandshake();
            script.talk(peer);
          };
    }
    return start(opened);
  }

  int port() {
    return listener.getLocalPort();
  }

  Endpoint endpoint() {
    return Endpoint.parse("ws://127.0.0.1:" + port());
  }

  /** Waits until the scripts have ended, and fails if one of them failed. */
  void awaitScripts() throws InterruptedException, ExecutionException, TimeoutException {
    done.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Script... scripts) {
    try {
      for (Script script : scripts) {
        try (Socket socket = listener.accept()) {
          socket.setTcpNoDelay(true);
          script.talk(new Peer(socket));
        }
      }
      done.complete(null);
    } catch (Throwable e) {
      done.completeExceptionally(e);
    }
  }

  /** A frame as a client sent it, unmasked. */
  record Received(int firstByte, boolean masked, int key, ByteBuffer bytes) {
    byte[] payload() {
      byte[] payload = new byte[bytes.remaining()];
      bytes.get(0, payload);
      return payload;
    }

    int opcode() {
      return firstByte & 0x0F;
    }
  }

  /** The server's side of one connection. */
  static final class Peer {
    private final Socket socket;
    private final DataInputStream input;
    private final OutputStream output;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.input = new DataInputStream(socket.getInputStream());
      this.output = socket.getOutputStream();
    }

    /** Reads a request's head, empty line included. */
    String readHead() throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        head.write(input.readUnsignedByte());
      }
      return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads the opening handshake and returns the answer that RFC 6455 wants. */
    String answerToHandshake() throws Exception {
      return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: "
          + acceptFor(readHead())
          + "\r\n\r\n";
    }

    void acceptHandshake() throws Exception {
      write(answerToHandshake());
    }

    void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
      output.write(bytes);
    }

    /** Sends all at once: a client that objects to the first half may be gone before the second. */
    void write(int... bytes) throws IOException {
      byte[] message = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        message[i] = (byte) bytes[i];
      }
      output.write(message);
    }

    /** Sends an unmasked frame; {@code firstByte} is the final bit and the opcode. */
    void frame(int firstByte, byte... payload) throws IOException {
      ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) firstByte);
      if (payload.length < 126) {
        frame.put((byte) payload.length);
      } else if (payload.length < 65_536) {
        frame.put((byte) 126).putShort((short) payload.length);
      } else {
        frame.put((byte) 127).putLong(payload.length);
      }
      frame.put(payload);
      output.write(frame.array(), 0, frame.position());
    }

    /** Reads a client's frame, unmasking byte by byte as RFC 6455, section 5.3, writes it. */
    Received readFrame() throws IOException {
      int firstByte = input.readUnsignedByte();
      int secondByte = input.readUnsignedByte();
      long length = secondByte & 0x7F;
      if (length == 126) {
        length = input.readUnsignedShort();
      } else if (length == 127) {
        length = input.readLong();
      }
      byte[] key = new byte[4];
      input.readFully(key);
      byte[] payload = new byte[Math.toIntExact(length)];
      input.readFully(payload);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= key[i % 4];
      }
      return new Received(
          firstByte,
          (secondByte & 0x80) != 0,
          ByteBuffer.wrap(key).getInt(),
          ByteBuffer.wrap(payload));
    }

    /** Waits until the client has ended the connection. */
    boolean isAtEnd() throws IOException {
      return input.read() < 0;
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    private static String acceptFor(String head) throws Exception {
      String key =
          head.lines()
              .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
              .map(line -> line.substring("Sec-WebSocket-Key: ".length()))
              .findFirst()
              .orElseThrow();
      byte[] text =
          (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    }
  }
}
