package io.gymwire.agentsdk.remote;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The opening handshake of RFC 6455, section 4.1, seen from the client. */
final class Handshake {
  private static final String ACCEPT_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int MAX_HEAD_BYTES = 16 * 1024;

  private final String key;

  Handshake() {
    byte[] nonce = new byte[16];
    new SecureRandom().nextBytes(nonce);
    this.key = Base64.getEncoder().encodeToString(nonce);
  }

  /**
   * Asks for a WebSocket at {@code target} of {@code host} and reads the answer, not a byte more.
   *
   * @throws FatalConnectionException if the server answers anything but a valid 101
   */
  void perform(InputStream input, OutputStream output, String host, String target)
      throws IOException {
    String request =
        "GET "
            + target
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
            + key
            + "\r\nSec-WebSocket-Version: 13\r\n\r\n";
    output.write(request.getBytes(StandardCharsets.US_ASCII));
    output.flush();
    check(readHead(input));
  }

  /** Returns what a server must answer to {@code key}. */
  static String acceptOf(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + ACCEPT_GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private void check(String[] lines) throws IOException {
    checkStatus(lines[0]);
    Map<String, String> headers = headersOf(lines);
    if (!headers.getOrDefault("Upgrade", "").equalsIgnoreCase("websocket")) {
      throw refused("its answer has no 'Upgrade: websocket'");
    }
    if (!hasToken(headers.getOrDefault("Connection", ""), "upgrade")) {
      throw refused("its answer has no 'Connection: Upgrade'");
    }
    if (!headers.getOrDefault("Sec-WebSocket-Accept", "").equals(acceptOf(key))) {
      throw refused("its Sec-WebSocket-Accept does not belong to the key that was sent");
    }
    if (headers.containsKey("Sec-WebSocket-Extensions")) {
      throw refused("it turned on an extension that was not asked for");
    }
    if (headers.containsKey("Sec-WebSocket-Protocol")) {
      throw refused("it chose a subprotocol that was not asked for");
    }
  }

  private static void checkStatus(String statusLine) throws IOException {
    if (!statusLine.matches("HTTP/1\\.1 [1-5][0-9][0-9]( .*)?")) {
      throw refused("it does not speak HTTP/1.1");
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    if (status == 101) {
      return;
    }
    if (HttpStatus.isPassing(status)) {
      throw new IOException("the server answered HTTP " + status);
    }
    throw refused("it answered HTTP " + status + " in place of 101; is the path right?");
  }

  private static Map<String, String> headersOf(String[] lines) throws FatalConnectionException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw refused("its answer holds a header without a name");
      }
      String value = line.substring(colon + 1).strip();
      headers.merge(line.substring(0, colon), value, (one, other) -> one + ", " + other);
    }
    return headers;
  }

  private static boolean hasToken(String list, String token) {
    return Arrays.stream(list.toLowerCase(Locale.ROOT).split(",", -1))
        .anyMatch(item -> item.strip().equals(token));
  }

  /** Reads byte by byte: what follows the empty line is the first frame's. */
  private static String[] readHead(InputStream input) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int lastFour = 0;
    while (lastFour != 0x0D0A0D0A) {
      int next = input.read();
      if (next < 0) {
        throw new EOFException("the server ended the connection within the opening handshake");
      }
      if (head.size() == MAX_HEAD_BYTES) {
        throw refused("its answer's headers are larger than " + MAX_HEAD_BYTES + " bytes");
      }
      head.write(next);
      lastFour = lastFour << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1).split("\r\n", 0);
  }

  private static FatalConnectionException refused(String why) {
    return new FatalConnectionException("the server did not open a WebSocket: " + why);
  }
}
