package io.gymwire.envserver.toytext;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Discrete;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes the environments of one id.
 *
 * @param spec what there is to know of them
 * @param rules of the world that keyword arguments ask for
 */
record ToyTextFactory(EnvironmentSpec spec, Function<Map<String, Object>, World> rules)
    implements EnvironmentFactory {
  private static final int FRAMES_PER_SECOND = 4;

  static ToyTextFactory of(
      String id,
      int maxEpisodeSteps,
      double rewardThreshold,
      Function<Map<String, Object>, World> rules) {
    World world = rules.apply(Map.of());
    EnvironmentSpec spec =
        EnvironmentSpec.of(id, Discrete.of(world.states()), Discrete.of(world.actions()))
            .withMaxEpisodeSteps(maxEpisodeSteps)
            .withRewardThreshold(rewardThreshold)
            .withActionMeanings(world.actionMeanings())
            .withRendering(FRAMES_PER_SECOND);
    return new ToyTextFactory(spec, rules);
  }

  @Override
  public Environment make(Map<String, Object> kwargs) {
    return new ToyText(rules.apply(kwargs));
  }
}
