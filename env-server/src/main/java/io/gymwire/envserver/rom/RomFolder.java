package io.gymwire.envserver.rom;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the user keeps ROM images. */
final class RomFolder {
  private RomFolder() {}

  static Path of(Map<String, String> variables, String home) {
    return set(variables, "ALE_ROMS_DIR")
        .orElseGet(() -> dataFolder(variables, home).resolve("gymwire").resolve("roms"));
  }

  /** The XDG Base Directory Specification ignores a path that is not absolute. */
  private static Path dataFolder(Map<String, String> variables, String home) {
    return set(variables, "XDG_DATA_HOME")
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(home, ".local", "share"));
  }

  private static Optional<Path> set(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty()).map(Path::of);
  }
}
