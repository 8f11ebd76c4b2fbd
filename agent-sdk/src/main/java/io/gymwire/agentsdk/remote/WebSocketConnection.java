package io.gymwire.agentsdk.remote;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A WebSocket (RFC 6455) on a blocking socket that the calling thread itself reads: no thread is
 * woken on the way, which is what makes it about four times as fast as clients with threads of
 * their own, and that looks for a quick reply for a moment before it sleeps.
 *
 * <p>Pings are answered while a reply is waited for. No extension is offered: compressing costs
 * more than loopback or a local network does.
 */
final class WebSocketConnection implements Connection {
  private static final int CLOSE_TIMEOUT_MILLIS = 1000;
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final Socket socket;
  private final FrameReader reader;
  private final FrameWriter writer;
  private final int messageOpcode;
  private final int maxMessageBytes;
  private ByteBuffer fragments = EMPTY;
  private boolean closed;

  private WebSocketConnection(Socket socket, int messageOpcode, RemoteSettings settings)
      throws IOException {
    this.socket = socket;
    this.reader =
        new FrameReader(new EagerInputStream(socket.getInputStream()), settings.maxMessageBytes());
    this.writer = new FrameWriter(socket.getOutputStream());
    this.messageOpcode = messageOpcode;
    this.maxMessageBytes = settings.maxMessageBytes();
  }

  /**
   * Connects to {@code endpoint}; {@code messageOpcode} is what messages are sent and expected as:
   * TEXT or BINARY.
   */
  static WebSocketConnection open(Endpoint endpoint, int messageOpcode, RemoteSettings settings)
      throws IOException {
    Socket socket = Sockets.open(endpoint, settings);
    try {
      new Handshake()
          .perform(
              socket.getInputStream(),
              socket.getOutputStream(),
              endpoint.hostHeader(),
              endpoint.path());
      socket.setSoTimeout((int) settings.readTimeout().toMillis());
      return new WebSocketConnection(socket, messageOpcode, settings);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public void send(Request request) throws IOException {
    writer.write(messageOpcode, request.body());
  }

  @Override
  public Reply receive() throws IOException {
    try {
      return new Reply(false, nextMessage());
    } catch (WebSocketViolation e) {
      sayClose(e.closeCode());
      abort();
      throw e;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    try {
      socket.setSoTimeout(CLOSE_TIMEOUT_MILLIS);
      sayClose(CloseCode.NORMAL);
      for (Frame frame = reader.next(); frame.opcode() != Frame.CLOSE; ) {
        frame = reader.next();
      }
    } catch (IOException e) {
      // The connection is given up either way; the good order is a courtesy to the server.
    } finally {
      abort();
    }
  }

  private ByteBuffer nextMessage() throws IOException {
    fragments.clear();
    boolean withinMessage = false;
    while (true) {
      Frame frame = reader.next();
      if (Frame.isControl(frame.opcode())) {
        handleControl(frame);
        continue;
      }
      if (withinMessage != (frame.opcode() == Frame.CONTINUATION)) {
        throw protocolError(
            withinMessage
                ? "the server began a message within another"
                : "the server continued a message that had not begun");
      }
      if (!withinMessage && frame.opcode() != messageOpcode) {
        throw new WebSocketViolation(
            CloseCode.UNSUPPORTED_DATA,
            "the server answered in another encoding than that of the request");
      }
      if (!withinMessage && frame.isFinal()) {
        return checked(frame.payload());
      }
      append(frame.payload());
      if (frame.isFinal()) {
        return checked(fragments.flip());
      }
      withinMessage = true;
    }
  }

  private void handleControl(Frame frame) throws IOException {
    if (frame.opcode() == Frame.PING) {
      writer.write(Frame.PONG, frame.payload());
    } else if (frame.opcode() == Frame.CLOSE) {
      ConnectionClosedException reason = ConnectionClosedException.of(frame.payload());
      if (reason.code() == CloseCode.NO_STATUS) {
        writer.write(Frame.CLOSE, EMPTY);
      } else {
        sayClose(reason.code());
      }
      abort();
      throw reason.orFatal();
    }
  }

  private void append(ByteBuffer payload) throws WebSocketViolation {
    int total = fragments.position() + payload.remaining();
    if (total > maxMessageBytes || total < 0) {
      throw new WebSocketViolation(
          CloseCode.MESSAGE_TOO_BIG,
          "the server sent a message of more than " + maxMessageBytes + " bytes");
    }
    if (total > fragments.capacity()) {
      int capacity = (int) Math.min(maxMessageBytes, Math.max(2L * fragments.capacity(), total));
      fragments =
          ByteBuffer.wrap(Arrays.copyOf(fragments.array(), capacity))
              .position(fragments.position());
    }
    fragments.put(payload);
  }

  private ByteBuffer checked(ByteBuffer message) throws WebSocketViolation {
    if (messageOpcode == Frame.TEXT) {
      requireUtf8(message);
    }
    return message;
  }

  static void requireUtf8(ByteBuffer text) throws WebSocketViolation {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(text.duplicate());
    } catch (CharacterCodingException e) {
      throw new WebSocketViolation(
          CloseCode.INVALID_PAYLOAD, "the server sent text that is not UTF-8");
    }
  }

  private void sayClose(int code) {
    try {
      writer.write(Frame.CLOSE, ByteBuffer.allocate(2).putShort(0, (short) code));
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private void abort() {
    closed = true;
    try {
      socket.close();
    } catch (IOException e) {
      // There is nothing left to close.
    }
  }

  private static WebSocketViolation protocolError(String message) {
    return new WebSocketViolation(CloseCode.PROTOCOL_ERROR, message);
  }
}
