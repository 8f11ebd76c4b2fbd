package io.gymwire.envserver.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateSealTest {
  private static final byte[] STATE =
      "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void isTheHmacOfRfc4231() {
    byte[] seal = StateSeal.of(Optional.of("Jefe"), folder).of(STATE);

    assertThat(HexFormat.of().formatHex(seal))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void theKeyOfAFolderStaysTheSame() throws IOException {
    Path inner = folder.resolve("gymwire");
    byte[] seal = StateSeal.of(Optional.empty(), inner).of(STATE);

    StateSeal.of(Optional.empty(), inner).check(STATE, seal);

    assertThat(Files.size(inner.resolve("state.key"))).isEqualTo(32);
    try (var files = Files.list(inner)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aForgedStateIsRefused() {
    StateSeal seal = StateSeal.of(Optional.empty(), folder);
    byte[] forged = STATE.clone();
    forged[3] ^= 1;

    assertThatThrownBy(() -> seal.check(forged, seal.of(STATE)))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("GYMWIRE_STATE_KEY");
  }

  @Test
  void withoutAFolderToKeepAKeyInStatesAreOfThisProcess() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    StateSeal seal = StateSeal.of(Optional.empty(), file.resolve("gymwire"));

    seal.check(STATE, seal.of(STATE));
  }
}
