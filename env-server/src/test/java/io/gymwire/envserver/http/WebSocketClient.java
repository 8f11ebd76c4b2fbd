package io.gymwire.envserver.http;

import io.gymwire.protocol.message.Codec;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A WebSocket client that does exactly what a test tells it to, also what RFC 6455 forbids. */
final class WebSocketClient implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

  /**
   * A frame.
   *
   * @param opcode as in RFC 6455, 5.2
   * @param last whether the message ends with it
   * @param payload its bytes
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Frame(int opcode, boolean last, byte[] payload) {
    int closeCode() {
      return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
    }
  }

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final String handshake;

  private WebSocketClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    this.out = socket.getOutputStream();
    out.write(
        """
        GET /v1/ws HTTP/1.1\r
        Host: localhost\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Extensions: permessage-deflate\r
        \r
        """
            .getBytes(StandardCharsets.ISO_8859_1));
    this.handshake = readHead();
  }

  static WebSocketClient connect(int port) throws IOException {
    return over(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  static WebSocketClient over(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return new WebSocketClient(socket);
  }

  /** Returns the response to the upgrade request. */
  String handshake() {
    return handshake;
  }

  void send(Codec codec, Map<String, ?> message) throws IOException {
    ByteBuffer encoded = codec.encode(message);
    byte[] payload = new byte[encoded.remaining()];
    encoded.get(payload);
    send(codec == Codec.JSON ? TEXT : BINARY, true, payload);
  }

  void send(int opcode, boolean last, byte[] payload) throws IOException {
    sendRaw(frame((last ? 0x80 : 0) | opcode, true, payload));
  }

  void sendRaw(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** Returns the next data message, which has to be in the encoding of {@code codec}. */
  Map<String, Object> receive(Codec codec) throws IOException {
    Frame frame = receive();
    int expected = codec == Codec.JSON ? TEXT : BINARY;
    if (frame.opcode() != expected) {
      throw new IOException("expected opcode " + expected + ", but got " + frame);
    }
    return codec.decode(ByteBuffer.wrap(frame.payload()));
  }

  Map<String, Object> call(Codec codec, Map<String, ?> message) throws IOException {
    send(codec, message);
    return receive(codec);
  }

  /** Returns the next message, put together from its frames. */
  Frame receive() throws IOException {
    Frame frame = receiveFrame();
    if (frame.last()) {
      return frame;
    }
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(frame.payload());
    Frame next = frame;
    while (!next.last()) {
      next = receiveFrame();
      payload.writeBytes(next.payload());
    }
    return new Frame(frame.opcode(), true, payload.toByteArray());
  }

  private Frame receiveFrame() throws IOException {
    int first = in.readUnsignedByte();
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    return new Frame(first & 0xF, (first & 0x80) != 0, payload);
  }

  /** Returns the code of the close frame that comes next, or -1 if the connection just ends. */
  int receiveClose() throws IOException {
    try {
      Frame frame = receive();
      if (frame.opcode() != CLOSE) {
        throw new IOException("expected a close frame, but got " + frame);
      }
      return frame.closeCode();
    } catch (EOFException e) {
      return -1;
    }
  }

  void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Returns a frame with {@code firstByte}, masked or not. */
  static byte[] frame(int firstByte, boolean masked, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    int maskBit = masked ? 0x80 : 0;
    frame.put((byte) firstByte);
    if (payload.length < 126) {
      frame.put((byte) (maskBit | payload.length));
    } else if (payload.length < 1 << 16) {
      frame.put((byte) (maskBit | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (maskBit | 127)).putLong(payload.length);
    }
    if (masked) {
      frame.put(MASK);
    }
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (masked ? payload[i] ^ MASK[i & 3] : payload[i]));
    }
    byte[] bytes = new byte[frame.flip().remaining()];
    frame.get(bytes);
    return bytes;
  }

  private String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }
}
