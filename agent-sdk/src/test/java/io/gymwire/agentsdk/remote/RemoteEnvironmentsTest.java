package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteEnvironmentsTest {

  @ParameterizedTest
  @CsvSource({
    "gymwire, 2.0, gymwire 2.0",
    "gymwire, 10.1, gymwire 10.1",
    "openenv, 1.0, openenv 1.0",
    "'', 1.0, ' 1.0'",
  })
  void aServerOfAnotherProtocolOrVersionIsRefused(String protocol, String version, String named) {
    try (ScriptedServer server =
        describing(Map.of("id", 1, "protocol", protocol, "version", version))) {
      GymWireException failure =
          catchThrowableOfType(GymWireException.class, () -> connect(server));
      assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
      assertThat(failure)
          .hasMessageContaining(named)
          .hasMessageContaining("this client speaks gymwire 1.x");
    }
  }

  @Test
  void aLaterMinorVersionIsWelcome() {
    try (ScriptedServer server =
            describing(Map.of("id", 1, "protocol", "gymwire", "version", "1.7", "new", true));
        RemoteEnvironments environments = connect(server)) {
      assertThat(environments).isNotNull();
    }
  }

  @Test
  void aRequestBeyondTheServersLimitFailsBeforeItIsSent() {
    Map<String, Object> description =
        Map.of(
            "id",
            1,
            "protocol",
            "gymwire",
            "version",
            "1.0",
            "limits",
            Map.of("max_message_bytes", 2000));
    try (ScriptedServer server = describing(description);
        RemoteEnvironments environments = connect(server)) {
      MakeRequest request = MakeRequest.of("x".repeat(2000), 1);
      GymWireException failure =
          catchThrowableOfType(GymWireException.class, () -> environments.make(request));
      assertThat(failure.code()).isEqualTo(ErrorCode.MESSAGE_TOO_LARGE);
      assertThat(failure).hasMessageContaining("at most 2000");
    }
  }

  private static ScriptedServer describing(Map<String, Object> description) {
    return ScriptedServer.webSocket(
        peer -> {
          peer.readFrame();
          ByteBuffer reply = Codec.CBOR.encode(description);
          byte[] bytes = new byte[reply.remaining()];
          reply.get(bytes);
          peer.frame(0x82, bytes);
          peer.readFrame();
        });
  }

  private static RemoteEnvironments connect(ScriptedServer server) {
    return RemoteEnvironments.connect("ws://127.0.0.1:" + server.port());
  }
}
