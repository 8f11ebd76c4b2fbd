package io.gymwire.envserver.toytext;

import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentProvider;
import java.util.List;
import java.util.Map;

/** Adds FrozenLake-v1, FrozenLake8x8-v1 and Taxi-v4. */
public final class ToyTextProvider implements EnvironmentProvider {

  @Override
  public List<EnvironmentFactory> factories() {
    return List.of(
        ToyTextFactory.of("FrozenLake-v1", 100, 0.7, kwargs -> lake(kwargs, "4x4")),
        ToyTextFactory.of("FrozenLake8x8-v1", 200, 0.85, kwargs -> lake(kwargs, "8x8")),
        ToyTextFactory.of("Taxi-v4", 200, 8, kwargs -> new Taxi(TaxiArguments.of(kwargs))));
  }

  private static World lake(Map<String, Object> kwargs, String mapName) {
    return new FrozenLake(FrozenLakeArguments.of(kwargs, mapName));
  }
}
