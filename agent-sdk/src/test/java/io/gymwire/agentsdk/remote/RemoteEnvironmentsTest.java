package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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

  @Test
  void onlyTheNewestFrameIsAskedForWhereTheOutermostWrapperStacksFrames() {
    List<Map<String, Object>> requests = new CopyOnWriteArrayList<>();
    try (ScriptedServer server =
            ScriptedServer.webSocket(
                peer -> {
                  requests.add(Codec.CBOR.decode(ByteBuffer.wrap(peer.readFrame().payload())));
                  peer.frame(0x82, bytes(Map.of("id", 1, "protocol", "gymwire", "version", "1.0")));
                  peer.readFrame();
                });
        RemoteEnvironments environments = connect(server)) {
      WrapperSpec frameStack = new WrapperSpec("FrameStack", Map.of("stack_size", 4));
      WrapperSpec clipReward = new WrapperSpec("ClipReward", Map.of("max_reward", 1.0));
      MakeRequest request = MakeRequest.of("CartPole-v1", 1);
      for (MakeRequest asked :
          List.of(
              request,
              request.withWrappers(clipReward, frameStack),
              request.withWrappers(frameStack, clipReward))) {
        assertThatThrownBy(() -> environments.make(asked)).isInstanceOf(GymWireException.class);
      }
    }
    assertThat(requests)
        .extracting(request -> request.getOrDefault("newest_frame", false))
        .containsExactly(false, false, true, false);
  }

  private static byte[] bytes(Map<String, Object> message) {
    ByteBuffer encoded = Codec.CBOR.encode(message);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  private static ScriptedServer describing(Map<String, Object> description) {
    return ScriptedServer.webSocket(
        peer -> {
          peer.readFrame();
          peer.frame(0x82, bytes(description));
          peer.readFrame();
        });
  }

  private static RemoteEnvironments connect(ScriptedServer server) {
    return RemoteEnvironments.connect("ws://127.0.0.1:" + server.port());
  }
}
