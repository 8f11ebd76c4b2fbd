package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.envserver.atari.AtariEnvironment;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.WrapperPreset;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Several wrappers that are asked for by one name. */
final class Preset {
  private static final String FIRE_RESET = FireReset.KIND.description().name();

  private Preset() {}

  static WrapperKind of(WrapperPreset preset) {
    return WrapperKind.of(
        preset.name(),
        "%s, for an Atari game with frameskip 1: %s; FireReset where the game has the action FIRE."
            .formatted(preset.origin(), text(preset.wrappers())),
        (environment, arguments) -> wrap(environment, preset, arguments),
        optional(
            WrapperPreset.EVALUATION,
            "whether EpisodicLife and ClipReward, which are for learning, are left out",
            false));
  }

  private static Environment wrap(
      Environment environment, WrapperPreset preset, Arguments arguments) {
    AtariEnvironment game = arguments.game(environment);
    if (game.skipsFrames()) {
      throw arguments.invalid(
          "the environment skips frames already; allowed: one made with the argument frameskip=1 or"
              + " a NoFrameskip-v4 id");
    }
    boolean fires = FireReset.fits(game);
    Environment wrapped = environment;
    for (WrapperSpec wrapper :
        arguments.flag(WrapperPreset.EVALUATION)
            ? preset.evaluationWrappers()
            : preset.wrappers()) {
      if (fires || !wrapper.name().equals(FIRE_RESET)) {
        wrapped = Wrappers.wrap(wrapped, wrapper);
      }
    }
    return wrapped;
  }

  private static String text(List<WrapperSpec> wrappers) {
    return wrappers.stream().map(Preset::text).collect(Collectors.joining(", "));
  }

  private static String text(WrapperSpec wrapper) {
    if (wrapper.arguments().isEmpty()) {
      return wrapper.name();
    }
    return new TreeMap<>(wrapper.arguments())
        .entrySet().stream()
            .map(argument -> argument.getKey() + "=" + argument.getValue())
            .collect(Collectors.joining(", ", wrapper.name() + "(", ")"));
  }
}
