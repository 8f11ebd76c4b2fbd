package io.gymwire.envserver.registry;

import io.gymwire.envserver.atari.AtariProvider;
import io.gymwire.envserver.rom.RomStore;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.VectorEnvironment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The Atari games with the ROMs of a test's own folder, made as the registry makes them. */
public final class AtariRegistry implements Environments {
  private final Map<String, EnvironmentFactory> factories;

  /** Finds the games; their ROMs are looked for when one is made. */
  public AtariRegistry(RomStore roms) {
    this.factories =
        new AtariProvider(roms)
            .factories().stream()
                .collect(Collectors.toMap(factory -> factory.spec().id(), Function.identity()));
  }

  /** Returns what makes environments of {@code id}, without the registry's checks. */
  public EnvironmentFactory factory(String id) {
    return factories.get(id);
  }

  @Override
  public List<EnvironmentSpec> specs() {
    return factories.values().stream().map(EnvironmentFactory::spec).toList();
  }

  @Override
  public VectorEnvironment make(MakeRequest request) {
    return new Making(factories.get(request.envId()), request).make();
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
