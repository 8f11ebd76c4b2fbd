package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.session.FakeEnvironments;
import io.gymwire.protocol.message.Codec;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";

  @Test
  void webSocketsWorkOverTls(@TempDir Path folder) throws Exception {
    Path keystore = folder.resolve("server.p12");
    makeKeystore(keystore);
    ServerSettings settings =
        ServerSettings.defaults().withPort(0).withKeystore(keystore, PASSWORD);
    try (EnvironmentServer server =
            EnvironmentServer.start(settings, new FakeEnvironments(), List.of());
        WebSocketClient client =
            WebSocketClient.over(
                trusting(keystore)
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), server.port()))) {
      assertThat(server.uri()).hasScheme("https");
      assertThat(client.call(Codec.CBOR, Map.of("op", "describe", "id", 1)))
          .containsEntry("protocol", "gymwire");
    }
  }

  private static void makeKeystore(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-alias",
                "server",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(output).isZero();
  }

  private static SSLContext trusting(Path keystore) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      trusted.load(in, PASSWORD.toCharArray());
    }
    // A key entry is no trust anchor: its certificate has to be taken out and trusted by itself.
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("server", trusted.getCertificate("server"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
