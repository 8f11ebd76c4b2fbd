package io.gymwire.envserver.cartpole;

import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentProvider;
import java.util.List;

/** Adds CartPole-v0 and CartPole-v1. */
public final class CartPoleProvider implements EnvironmentProvider {

  @Override
  public List<EnvironmentFactory> factories() {
    return List.of(
        CartPoleFactory.of("CartPole-v0", 200, 195), CartPoleFactory.of("CartPole-v1", 500, 475));
  }
}
