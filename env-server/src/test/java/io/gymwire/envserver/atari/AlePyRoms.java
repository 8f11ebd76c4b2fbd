package io.gymwire.envserver.atari;

import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.envserver.rom.RomStore;
import io.gymwire.protocol.environment.EnvironmentFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The ROMs that ale-py brings, for tests that run where it is installed. */
public final class AlePyRoms {
  private static final RomStore STORE = RomStore.in(folder());

  private AlePyRoms() {}

  /** Returns the store that is ale-py's folder. */
  public static RomStore store() {
    return STORE;
  }

  /** Returns an environment of its own, without wrappers. */
  public static AtariEnvironment make(String id, Map<String, Object> kwargs) {
    return (AtariEnvironment) factory(id).make(kwargs);
  }

  /** Returns what makes environments of {@code id}. */
  public static EnvironmentFactory factory(String id) {
    return new AtariProvider(STORE)
        .factories().stream()
            .filter(factory -> factory.spec().id().equals(id))
            .findFirst()
            .orElseThrow();
  }

  private static Path folder() {
    return Path.of(StandardCharsets.UTF_8.decode(RealGymnasium.run("roms.py")).toString());
  }
}
