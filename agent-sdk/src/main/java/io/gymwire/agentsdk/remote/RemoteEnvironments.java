package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.MadeSession;
import io.gymwire.protocol.message.MakeMessages;
import io.gymwire.protocol.message.Message;
import io.gymwire.protocol.message.SpecMessages;
import java.util.List;
import java.util.Map;

/**
 * The environments of a server behind a wire, by the GymWire protocol over WebSocket or HTTP.
 *
 * <p>The endpoint is a URL: {@code ws://host:7860}, {@code wss://} for TLS, {@code http://} or
 * {@code https://} where WebSockets do not pass; the path defaults to the protocol's, and {@code
 * ?encoding=json} makes messages readable where CBOR, the default, makes them fast. Every vector
 * has a connection of its own. Safe for use by many threads; the vectors are not.
 */
public final class RemoteEnvironments implements Environments {
  private final Endpoint endpoint;
  private final RemoteSettings settings;
  private final Connector connector;
  private final RequestChannel channel;
  private final Description description;

  private RemoteEnvironments(Endpoint endpoint, RemoteSettings settings) {
    this.endpoint = endpoint;
    this.settings = settings;
    this.connector = Connector.to(endpoint, settings);
    this.channel = newChannel();
    try {
      this.description =
          Description.read(channel.call("describe", "", Map.of()), endpoint.address());
    } catch (GymWireException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Connects to the server at {@code url} with the default settings.
   *
   * @throws GymWireException with code INVALID_VALUE if {@code url} is no endpoint, UNREACHABLE if
   *     no server of the protocol answers there, UNSUPPORTED if it speaks another version
   */
  public static RemoteEnvironments connect(String url) {
    return connect(url, RemoteSettings.defaults());
  }

  /**
   * Connects to the server at {@code url} as {@code settings} say; see {@link #connect(String)}.
   */
  public static RemoteEnvironments connect(String url, RemoteSettings settings) {
    return new RemoteEnvironments(Endpoint.parse(url), settings);
  }

  @Override
  public synchronized List<EnvironmentSpec> specs() {
    return SpecMessages.decodeList(Message.of(channel.call("list", "", Map.of())));
  }

  /**
   * {@inheritDoc}
   *
   * <p>If the connection is lost before the reply has come, the request is sent again, and the
   * session that the first one may have made is closed by the server after its idle time.
   */
  @Override
  public VectorEnvironment make(MakeRequest request) {
    RequestChannel ownChannel = newChannel();
    ownChannel.limitRequests(description.maxMessageBytes());
    try {
      Map<String, Object> fields = MakeMessages.encode(request);
      if (MakeMessages.stacksFrames(request) && request.batchSize().isEmpty()) {
        fields.put(Fields.NEWEST_FRAME, true);
      }
      Map<String, Object> made = ownChannel.call("make", "", fields);
      return RemoteVectorEnvironment.of(ownChannel, request, MadeSession.decode(Message.of(made)));
    } catch (GymWireException e) {
      ownChannel.close();
      throw e;
    }
  }

  /** Ends the connection over which specs are listed; vectors keep theirs. */
  @Override
  public synchronized void close() {
    channel.close();
  }

  private RequestChannel newChannel() {
    return new RequestChannel(
        connector, endpoint.codec(), settings.reconnectTime(), endpoint.address());
  }
}
