package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.message.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * The protocol's HTTP half: for where WebSockets do not pass; ten times slower than {@link
 * WebSocketConnection}.
 */
final class HttpConnection implements Connection {
  private final HttpClient client;
  private final String base;
  private final Codec codec;
  private final RemoteSettings settings;
  private Optional<Reply> reply = Optional.empty();

  HttpConnection(HttpClient client, Endpoint endpoint, RemoteSettings settings) {
    this.client = client;
    this.base = endpoint.address();
    this.codec = endpoint.codec();
    this.settings = settings;
  }

  /** Returns a client for any number of connections: it holds the sockets and a thread. */
  static HttpClient client(RemoteSettings settings) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout());
    settings.sslContext().ifPresent(builder::sslContext);
    return builder.build();
  }

  @Override
  public void send(Request request) throws IOException {
    try {
      HttpResponse<InputStream> response =
          client.send(httpRequest(request), BodyHandlers.ofInputStream());
      reply = Optional.of(read(response));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FatalConnectionException("the thread was interrupted", e);
    } catch (SSLException e) {
      throw Tls.judged(e);
    }
  }

  @Override
  public Reply receive() throws IOException {
    Reply received =
        reply.orElseThrow(
            () -> new FatalConnectionException("the server answered with another request's reply"));
    reply = Optional.empty();
    return received;
  }

  @Override
  public void close() {
    // The sockets are the shared client's.
  }

  private HttpRequest httpRequest(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + pathOf(request)))
            .header("Accept", codec.mediaType())
            .header("Content-Type", codec.mediaType())
            .method(methodOf(request), bodyOf(request));
    if (!settings.readTimeout().isZero()) {
      builder.timeout(settings.readTimeout());
    }
    return builder.build();
  }

  private static String pathOf(Request request) {
    return switch (request.operation()) {
      case "describe" -> "";
      case "list" -> "/environments";
      case "make" -> "/sessions";
      case "close" -> "/sessions/" + request.session();
      default -> "/sessions/" + request.session() + "/" + request.operation();
    };
  }

  private static String methodOf(Request request) {
    return switch (request.operation()) {
      case "describe", "list" -> "GET";
      case "close" -> "DELETE";
      default -> "POST";
    };
  }

  private static BodyPublisher bodyOf(Request request) {
    if (!methodOf(request).equals("POST")) {
      return BodyPublishers.noBody();
    }
    ByteBuffer body = request.body();
    return BodyPublishers.ofByteArray(
        body.array(), body.arrayOffset() + body.position(), body.remaining());
  }

  private Reply read(HttpResponse<InputStream> response) throws IOException {
    int limit = settings.maxMessageBytes();
    byte[] body;
    try (InputStream stream = response.body()) {
      body = stream.readNBytes(limit);
      if (body.length == limit && stream.read() >= 0) {
        throw new FatalConnectionException(
            "the server sent a message of more than " + limit + " bytes");
      }
    }
    requireOurEncoding(response);
    return new Reply(response.statusCode() >= 400, ByteBuffer.wrap(body));
  }

  private void requireOurEncoding(HttpResponse<?> response) throws IOException {
    String contentType = response.headers().firstValue("Content-Type").orElse("nothing readable");
    String mediaType = contentType.split(";", 2)[0].strip();
    boolean readable =
        mediaType.equals(codec.mediaType())
            || (mediaType.equals("application/problem+json")
                && codec.mediaType().equals("application/json"));
    if (readable) {
      return;
    }
    if (HttpStatus.isPassing(response.statusCode())) {
      throw new IOException("the server answered HTTP " + response.statusCode());
    }
    throw new FatalConnectionException(
        "the server answered HTTP %d with %s in place of %s; is the path right?"
            .formatted(response.statusCode(), contentType, codec.mediaType()));
  }
}
