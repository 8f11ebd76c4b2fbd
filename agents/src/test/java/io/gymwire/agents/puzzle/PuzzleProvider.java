package io.gymwire.agents.puzzle;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentProvider;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Adds BitFlipping-v0, of MultiBinary observations, Walk-v0, MultiDiscrete, and NamedWalk-v0, Dict.
 */
public final class PuzzleProvider implements EnvironmentProvider {

  @Override
  public List<EnvironmentFactory> factories() {
    return List.of(
        new PuzzleFactory(
            "BitFlipping-v0", BitFlipping.OBSERVATIONS, BitFlipping.ACTIONS, BitFlipping::new),
        new PuzzleFactory("Walk-v0", Walk.NUMBERS, Walk.ACTIONS, () -> new Walk(Walk.NUMBERS)),
        new PuzzleFactory("NamedWalk-v0", Walk.NAMED, Walk.ACTIONS, () -> new Walk(Walk.NAMED)));
  }

  private record PuzzleFactory(
      String id, Space observations, Space actions, Supplier<Environment> maker)
      implements EnvironmentFactory {
    @Override
    public EnvironmentSpec spec() {
      return EnvironmentSpec.of(id, observations, actions);
    }

    @Override
    public Environment make(Map<String, Object> kwargs) {
      return maker.get();
    }
  }
}
