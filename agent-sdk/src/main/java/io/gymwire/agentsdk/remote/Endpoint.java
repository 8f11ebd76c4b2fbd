package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a server is and how to speak to it, read from a URL such as {@code
 * wss://host:8443/v1/ws?encoding=cbor}.
 *
 * @param scheme WebSocket or HTTP, plain or over TLS
 * @param host a name or an address; IPv6 in brackets
 * @param port never absent: the scheme's own if the URL names none
 * @param path as the URL gives it, or the protocol's
 * @param codec CBOR unless the URL asks for JSON
 */
record Endpoint(Scheme scheme, String host, int port, String path, Codec codec) {
  private static final String EXAMPLE =
      "ws://127.0.0.1:7860, optionally with ?encoding=json or cbor";

  /** How the messages travel. */
  enum Scheme {
    WS(80, "/v1/ws"),
    WSS(443, "/v1/ws"),
    HTTP(80, "/v1"),
    HTTPS(443, "/v1");

    private final int defaultPort;
    private final String defaultPath;

    Scheme(int defaultPort, String defaultPath) {
      this.defaultPort = defaultPort;
      this.defaultPath = defaultPath;
    }

    boolean isWebSocket() {
      return this == WS || this == WSS;
    }

    boolean isSecure() {
      return this == WSS || this == HTTPS;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Scheme named(String name, String url) {
      for (Scheme scheme : values()) {
        if (scheme.name().equalsIgnoreCase(name)) {
          return scheme;
        }
      }
      throw invalid(url, "its scheme must be ws, wss, http or https");
    }
  }

  /**
   * Reads {@code url}.
   *
   * @throws GymWireException with code INVALID_VALUE that says what is wrong with it
   */
  static Endpoint parse(String url) {
    URI uri = uriOf(url);
    Scheme scheme = Scheme.named(uri.getScheme(), url);
    if (uri.getHost() == null) {
      throw invalid(url, "it names no host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw invalid(url, "it must hold neither a user nor a fragment");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw invalid(url, "its port must be from 1 to 65535");
    }
    int port = uri.getPort() < 0 ? scheme.defaultPort : uri.getPort();
    String path = uri.getRawPath();
    boolean hasPath = !path.isEmpty() && !path.equals("/");
    return new Endpoint(
        scheme,
        uri.getHost(),
        port,
        hasPath ? path : scheme.defaultPath,
        codecOf(uri.getRawQuery() == null ? "" : uri.getRawQuery(), url));
  }

  /** Returns the host as a socket wants it: an IPv6 address without its brackets. */
  String socketHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Returns the value of the Host header: the port only where it is not the scheme's own. */
  String hostHeader() {
    return port == scheme.defaultPort ? host : host + ":" + port;
  }

  /** Returns the URL without its query, as messages show it. */
  String address() {
    return scheme.text() + "://" + hostHeader() + path;
  }

  private static URI uriOf(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getScheme() == null || uri.isOpaque()) {
        throw invalid(url, "its scheme must be ws, wss, http or https");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw invalid(url, "it is no URL");
    }
  }

  private static Codec codecOf(String query, String url) {
    return switch (query) {
      case "", "encoding=cbor" -> Codec.CBOR;
      case "encoding=json" -> Codec.JSON;
      default -> throw invalid(url, "its query may only be encoding=json or encoding=cbor");
    };
  }

  private static GymWireException invalid(String url, String why) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE,
        "endpoint",
        "'" + url + "' is no endpoint: " + why + "; an example is " + EXAMPLE);
  }
}
