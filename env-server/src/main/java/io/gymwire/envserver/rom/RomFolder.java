package io.gymwire.envserver.rom;

import io.gymwire.envserver.user.UserData;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the user keeps ROM images. */
final class RomFolder {
  private RomFolder() {}

  static Path of(Map<String, String> variables, String home) {
    return set(variables, "ALE_ROMS_DIR")
        .orElseGet(() -> UserData.folder(variables, home).resolve("roms"));
  }

  private static Optional<Path> set(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty()).map(Path::of);
  }
}
