package io.gymwire.envserver.http;

import io.gymwire.envserver.session.Operations;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Offers environments to agents elsewhere, over HTTP and WebSocket, as {@code PROTOCOL.md} says.
 */
public final class EnvironmentServer implements AutoCloseable {
  private static final int WEB_SOCKET_BUFFER_BYTES = 16 << 10;

  /**
   * Connections that wait for a client need no thread; sessions that work or wait for each other
   * do.
   */
  private static final int THREADS_PER_SESSION = 5;

  private static final int SPARE_THREADS = 16;

  /** Of so many threads one may wait for a body. */
  private static final int THREADS_PER_WAITING_BODY = 4;

  private final Operations operations;
  private final WarmThreads warm;
  private final Javalin javalin;
  private final URI uri;

  private EnvironmentServer(Operations operations, WarmThreads warm, Javalin javalin, URI uri) {
    this.operations = operations;
    this.warm = warm;
    this.javalin = javalin;
    this.uri = uri;
  }

  /**
   * Starts a server, which listens when this returns.
   *
   * @param environments what it offers; the caller closes it, after the server
   * @param wrappers what {@code describe} says of the wrappers that {@code environments} knows
   * @throws GymWireException with code UNREACHABLE if the address cannot be listened at
   */
  public static EnvironmentServer start(
      ServerSettings settings, Environments environments, List<Map<String, Object>> wrappers) {
    Operations operations = Operations.start(environments, wrappers, settings.limits());
    QueuedThreadPool threads = threadPool(settings);
    WarmThreads warm = new WarmThreads(threads);
    Javalin javalin =
        Javalin.create(config -> configure(config, settings, operations, threads, warm));
    try {
      javalin.start();
    } catch (JavalinException e) {
      warm.close();
      operations.close();
      throw new GymWireException(
          ErrorCode.UNREACHABLE,
          "cannot listen at %s port %d: %s".formatted(settings.host(), settings.port(), reason(e)),
          e);
    }
    return new EnvironmentServer(operations, warm, javalin, uri(settings, javalin.port()));
  }

  /** Javalin takes every refusal for a port in use; the operating system knows better. */
  private static String reason(Throwable failure) {
    return failure.getCause() == null ? failure.getMessage() : reason(failure.getCause());
  }

  /** Returns the port that the server listens at. */
  public int port() {
    return uri.getPort();
  }

  /** Returns the address for HTTP, such as {@code http://127.0.0.1:7860}. */
  public URI uri() {
    return uri;
  }

  /** Stops to listen, drops the connections, and closes all sessions. */
  @Override
  public void close() {
    javalin.stop();
    warm.close();
    operations.close();
  }

  private static void configure(
      JavalinConfig config,
      ServerSettings settings,
      Operations operations,
      QueuedThreadPool threads,
      WarmThreads warm) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.jetty.threadPool = threads;
    config.jetty.addConnector((server, http) -> connector(server, http, settings));
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new ProblemErrorHandler());
          server.addBean(new NetworkConnectionLimit(settings.maxConnections(), server));
        });
    config.jetty.modifyServletContextHandler(
        context -> {
          context.setErrorHandler(new ProblemErrorHandler());
          context.addFilter(
              new ForeignOrigins(settings.host()), "/*", EnumSet.of(DispatcherType.REQUEST));
          context.addFilter(new StrayHandshakes(), "/*", EnumSet.of(DispatcherType.REQUEST));
          // Not a WebSocket route of Javalin's: that one makes a servlet session of every
          // connection, and keeps it.
          JettyWebSocketServletContainerInitializer.configure(
              context,
              (servletContext, container) ->
                  configureWebSocket(container, settings, operations, warm));
        });
    Bodies bodies =
        new Bodies(
            settings.maxMessageBytes(),
            threads.getMaxThreads() / THREADS_PER_WAITING_BODY,
            System::nanoTime);
    new HttpRoutes(operations, bodies).addTo(config.routes);
  }

  private static void configureWebSocket(
      JettyWebSocketServerContainer container,
      ServerSettings settings,
      Operations operations,
      Executor pool) {
    container.setIdleTimeout(settings.sessionIdle());
    container.setInputBufferSize(WEB_SOCKET_BUFFER_BYTES);
    // The endpoint limits messages, however many frames they come in; replies go out in one frame.
    container.setMaxFrameSize(0);
    ForeignOrigins origins = new ForeignOrigins(settings.host());
    container.addMapping(
        HttpRoutes.WEB_SOCKET_PATH,
        (request, response) -> {
          // Jetty takes handshakes before any filter of ours.
          if (origins.isForeign(request.getHttpServletRequest())) {
            response.sendForbidden(ForeignOrigins.MESSAGE);
            return null;
          }
          // permessage-deflate costs ten times what it saves on observations.
          response.setExtensions(List.of());
          return new WebSocketEndpoint(operations, settings.maxMessageBytes(), pool);
        });
  }

  private static QueuedThreadPool threadPool(ServerSettings settings) {
    int maxThreads = SPARE_THREADS + THREADS_PER_SESSION * settings.maxSessions();
    QueuedThreadPool pool = new QueuedThreadPool(maxThreads);
    pool.setName("gymwire-server");
    return pool;
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, ServerSettings settings) {
    http.setSendServerVersion(false);
    ServerConnector connector =
        settings
            .keystore()
            .map(keystore -> tlsConnector(server, http, settings))
            .orElseGet(() -> new DirectConnector(server, new SingleReaderHttp(http)));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptedTcpNoDelay(true);
    return connector;
  }

  private static ServerConnector tlsConnector(
      Server server, HttpConfiguration http, ServerSettings settings) {
    SecureRequestCustomizer customizer = new SecureRequestCustomizer();
    // Agents reach a server by address as often as by the name in its certificate; checking it is
    // their part.
    customizer.setSniHostCheck(false);
    http.addCustomizer(customizer);
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(settings.keystore().orElseThrow().toString());
    tls.setKeyStorePassword(settings.keystorePassword());
    return new ServerConnector(
        server, 1, 1, AbstractConnectionFactory.getFactories(tls, new SingleReaderHttp(http)));
  }

  private static URI uri(ServerSettings settings, int port) {
    String scheme = settings.keystore().isPresent() ? "https" : "http";
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("%s://%s:%d".formatted(scheme, host, port));
  }
}
