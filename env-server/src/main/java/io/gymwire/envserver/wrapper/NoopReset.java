package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import java.util.Map;
import java.util.OptionalLong;

/** Starts episodes with a random number of no-ops: Stable-Baselines3's {@code NoopResetEnv}. */
final class NoopReset extends TransparentWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "NoopReset",
          "Starts the episodes of an Atari game with a random number of no-ops.",
          (environment, arguments) ->
              new NoopReset(environment, Noops.of(arguments.game(environment), arguments, 1)),
          optional("noop_max", "how many no-ops at most, at least 1", 30L));

  private final Noops noops;

  private NoopReset(Environment environment, Noops noops) {
    super(environment);
    this.noops = noops;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    return noops.start(inner(), seed, options);
  }
}
