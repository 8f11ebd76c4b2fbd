package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.GymWireException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  private static final ServerSettings DEFAULTS = ServerSettings.defaults();

  @Test
  void defaultsArePinned() {
    assertThat(DEFAULTS)
        .isEqualTo(
            new ServerSettings(
                "127.0.0.1",
                7860,
                16_777_216,
                64,
                4096,
                1024,
                Duration.ofMinutes(30),
                Optional.empty(),
                ""));
  }

  @Test
  void eachSettingCanBeChangedAlone() {
    assertThat(DEFAULTS.withHost("::1").host()).isEqualTo("::1");
    assertThat(DEFAULTS.withPort(1).port()).isEqualTo(1);
    assertThat(DEFAULTS.withMaxMessageBytes(2048).maxMessageBytes()).isEqualTo(2048);
    assertThat(DEFAULTS.withMaxSessions(3).maxSessions()).isEqualTo(3);
    assertThat(DEFAULTS.withMaxEnvironmentsPerSession(4).maxEnvironmentsPerSession()).isEqualTo(4);
    assertThat(DEFAULTS.withMaxConnections(5).maxConnections()).isEqualTo(5);
    assertThat(DEFAULTS.withSessionIdle(Duration.ofSeconds(5)).sessionIdle()).hasSeconds(5);
    assertThat(DEFAULTS.withKeystore(Path.of("k"), "p").keystore()).contains(Path.of("k"));
    assertThat(
            DEFAULTS
                .withHost("x")
                .withPort(7860)
                .withMaxMessageBytes(16_777_216)
                .withMaxSessions(64)
                .withMaxEnvironmentsPerSession(4096)
                .withMaxConnections(1024)
                .withSessionIdle(Duration.ofMinutes(30))
                .withHost("127.0.0.1"))
        .isEqualTo(DEFAULTS);
  }

  @Test
  void limitsThatCannotBeKeptAreRefused() {
    assertThatThrownBy(() -> DEFAULTS.withPort(65_536))
        .isInstanceOf(GymWireException.class)
        .hasMessage("port is 65536; allowed: 0 to 65535");
    assertThatThrownBy(() -> DEFAULTS.withMaxSessions(0)).isInstanceOf(GymWireException.class);
    assertThatThrownBy(() -> DEFAULTS.withSessionIdle(Duration.ZERO))
        .isInstanceOf(GymWireException.class);
  }

  @Test
  void thePasswordIsNotShown() {
    assertThat(DEFAULTS.withKeystore(Path.of("k"), "secret").toString()).doesNotContain("secret");
  }
}
