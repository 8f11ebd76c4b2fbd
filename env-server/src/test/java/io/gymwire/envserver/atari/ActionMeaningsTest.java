package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionMeaningsTest {
  // Mutation that fails it: only the spec's own list is known.
  @Test
  void allEighteenActionsHaveTheirNames() {
    MakeRequest request =
        MakeRequest.of("GymWire/OpenPong-v0", 1)
            .withKwargs(Map.of("full_action_space", true))
            .withWrappers(new WrapperSpec("ClipReward", Map.of("min_reward", -1L)));
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        VectorEnvironment vector = registry.make(request)) {
      List<String> meanings = vector.spec().actionMeanings();
      assertThat(meanings).hasSize(18).startsWith("NOOP", "FIRE", "UP", "RIGHT", "LEFT");
    }
  }
}
