package io.gymwire.envserver.user;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folder {@code gymwire} in the user's data folder of the XDG Base Directory Specification. */
public final class UserData {
  private UserData() {}

  /** Returns the folder of the user of this process; it need not exist. */
  public static Path folder() {
    return folder(System.getenv(), System.getProperty("user.home"));
  }

  /** Returns the folder of a user with these environment variables and this home. */
  public static Path folder(Map<String, String> variables, String home) {
    // The specification ignores a path that is not absolute.
    return Optional.ofNullable(variables.get("XDG_DATA_HOME"))
        .filter(value -> !value.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(home, ".local", "share"))
        .resolve("gymwire");
  }
}
