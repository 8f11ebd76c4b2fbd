package io.gymwire.envserver.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RomFolderTest {
  @Test
  void variablesSayWhereRomsAre() {
    assertThat(RomFolder.of(Map.of(), "/home/ada"))
        .isEqualTo(Path.of("/home/ada/.local/share/gymwire/roms"));
    assertThat(RomFolder.of(Map.of("XDG_DATA_HOME", "/data"), "/home/ada"))
        .isEqualTo(Path.of("/data/gymwire/roms"));
    assertThat(RomFolder.of(Map.of("XDG_DATA_HOME", "relative", "ALE_ROMS_DIR", ""), "/home/ada"))
        .isEqualTo(Path.of("/home/ada/.local/share/gymwire/roms"));
    assertThat(RomFolder.of(Map.of("XDG_DATA_HOME", "/data", "ALE_ROMS_DIR", "/roms"), "/home/ada"))
        .isEqualTo(Path.of("/roms"));
  }
}
