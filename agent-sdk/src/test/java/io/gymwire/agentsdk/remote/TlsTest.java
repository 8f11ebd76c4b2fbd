package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir private Path folder;

  @Test
  void messagesGoThroughTls() throws Exception {
    SelfSigned certificate = SelfSigned.make(folder, "ip:127.0.0.1");
    byte[] payload = new byte[70_000];
    new Random(1).nextBytes(payload);
    try (ScriptedServer server = echo(certificate);
        Connection connection = open(server, trusting(certificate))) {
      connection.send(new Connection.Request("step", "", ByteBuffer.wrap(payload)));
      assertThat(connection.receive().body()).isEqualTo(ByteBuffer.wrap(payload));
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    SelfSigned certificate = SelfSigned.make(folder, "ip:127.0.0.1");
    try (ScriptedServer server = echo(certificate)) {
      assertThatThrownBy(() -> open(server, RemoteSettings.defaults()))
          .isInstanceOf(FatalConnectionException.class)
          .hasMessageContaining("TLS failed")
          .hasMessageContaining(
              "JDK_JAVA_OPTIONS=\"-Djavax.net.ssl.trustStore=FILE"
                  + " -Djavax.net.ssl.trustStorePassword=...\"");
    }
  }

  @Test
  void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
    SelfSigned certificate = SelfSigned.make(folder, "dns:elsewhere.example");
    try (ScriptedServer server = echo(certificate)) {
      assertThatThrownBy(() -> open(server, trusting(certificate)))
          .isInstanceOf(FatalConnectionException.class)
          .hasMessageContaining("127.0.0.1");
    }
  }

  @Test
  void aServerWithoutTlsIsRefused() {
    try (ScriptedServer server =
        ScriptedServer.start(peer -> peer.write("HTTP/1.1 400 Bad\r\n\r\n"))) {
      assertThatThrownBy(() -> open(server, RemoteSettings.defaults()))
          .isInstanceOf(FatalConnectionException.class)
          .hasMessageContaining("TLS failed");
    }
  }

  @Test
  void anEndWithinTheTlsHandshakeMayBeTriedAgain() {
    try (ScriptedServer server = ScriptedServer.start(ScriptedServer.Peer::reset)) {
      assertThatThrownBy(() -> open(server, RemoteSettings.defaults()))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(FatalConnectionException.class);
    }
  }

  private static ScriptedServer echo(SelfSigned certificate) throws Exception {
    return ScriptedServer.start(
        certificate.context().getServerSocketFactory(),
        peer -> {
          peer.acceptHandshake();
          peer.frame(0x82, peer.readFrame().payload());
          peer.readFrame();
        });
  }

  private static RemoteSettings trusting(SelfSigned certificate) throws Exception {
    return RemoteSettings.defaults().withSslContext(certificate.context());
  }

  private static WebSocketConnection open(ScriptedServer server, RemoteSettings settings)
      throws IOException {
    return WebSocketConnection.open(
        Endpoint.parse("wss://127.0.0.1:" + server.port()), Frame.BINARY, settings);
  }
}
