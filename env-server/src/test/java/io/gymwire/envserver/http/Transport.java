package io.gymwire.envserver.http;

import io.gymwire.protocol.message.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * One of the ways to a server: each request is a message with {@code op}, each reply the decoded
 * message.
 */
public interface Transport extends AutoCloseable {
  /** The ways there are. */
  enum Kind {
    HTTP_JSON,
    HTTP_CBOR,
    WEB_SOCKET_JSON,
    WEB_SOCKET_CBOR;

    public Transport connect(EnvironmentServer server) {
      return switch (this) {
        case HTTP_JSON -> new Http(server.uri(), Codec.JSON);
        case HTTP_CBOR -> new Http(server.uri(), Codec.CBOR);
        case WEB_SOCKET_JSON -> new WebSocket(server.port(), Codec.JSON);
        case WEB_SOCKET_CBOR -> new WebSocket(server.port(), Codec.CBOR);
      };
    }
  }

  /**
   * Returns the reply, over WebSocket with its {@code error} if there is one, over HTTP in the same
   * form.
   */
  Map<String, Object> call(Map<String, Object> request);

  @Override
  void close();

  /** Over HTTP. */
  final class Http implements Transport {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final Codec codec;

    Http(URI server, Codec codec) {
      this.server = server;
      this.codec = codec;
    }

    @Override
    public Map<String, Object> call(Map<String, Object> request) {
      Map<String, Object> body = new HashMap<>(request);
      String operation = (String) body.remove("op");
      String session = "/v1/sessions/" + body.remove("session");
      HttpResponse<byte[]> response =
          switch (operation) {
            case "describe" -> send("GET", "/v1", body);
            case "list" -> send("GET", "/v1/environments", body);
            case "make" -> send("POST", "/v1/sessions", body);
            case "close" -> send("DELETE", session, body);
            default -> send("POST", session + "/" + operation, body);
          };
      Map<String, Object> reply = codec.decode(ByteBuffer.wrap(response.body()));
      int expected = operation.equals("make") ? 201 : 200;
      return response.statusCode() == expected ? reply : Map.of("error", reply);
    }

    private HttpResponse<byte[]> send(String method, String path, Map<String, Object> body) {
      ByteBuffer encoded = codec.encode(body);
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve(path))
              .header("Content-Type", codec.mediaType())
              .header("Accept", codec.mediaType())
              .method(
                  method,
                  HttpRequest.BodyPublishers.ofByteArray(
                      encoded.array(),
                      encoded.arrayOffset() + encoded.position(),
                      encoded.remaining()))
              .build();
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {}
  }

  /** Over WebSocket. */
  final class WebSocket implements Transport {
    private final WebSocketClient client;
    private final Codec codec;

    WebSocket(int port, Codec codec) {
      this.codec = codec;
      try {
        this.client = WebSocketClient.connect(port);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Map<String, Object> call(Map<String, Object> request) {
      try {
        return client.call(codec, request);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        client.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
