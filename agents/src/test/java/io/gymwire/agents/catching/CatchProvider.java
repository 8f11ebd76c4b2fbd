package io.gymwire.agents.catching;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentProvider;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Discrete;
import java.util.List;
import java.util.Map;

/** Adds Catch36-v0 and Catch84-v0, with pictures of as many pixels a side. */
public final class CatchProvider implements EnvironmentProvider {

  @Override
  public List<EnvironmentFactory> factories() {
    return List.of(new CatchFactory(36), new CatchFactory(84));
  }

  private record CatchFactory(int pixels) implements EnvironmentFactory {
    @Override
    public EnvironmentSpec spec() {
      return EnvironmentSpec.of("Catch" + pixels + "-v0", Catch.pictures(pixels), Discrete.of(3));
    }

    @Override
    public Environment make(Map<String, Object> kwargs) {
      return new Catch(pixels);
    }
  }
}
