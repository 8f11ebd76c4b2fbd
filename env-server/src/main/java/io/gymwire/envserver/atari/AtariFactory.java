package io.gymwire.envserver.atari;

import io.gymwire.envserver.rom.Game;
import io.gymwire.envserver.rom.RomStore;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Discrete;
import java.util.List;
import java.util.Map;

/** Makes the environments of one id of one game, whose ROM is looked for when one is made. */
record AtariFactory(String id, Game game, AtariArguments defaults, RomStore roms)
    implements EnvironmentFactory {

  @Override
  public EnvironmentSpec spec() {
    EnvironmentSpec spec =
        EnvironmentSpec.of(
                id,
                defaults.observationType().space(game.screenHeight()),
                Discrete.of(game.minimalActions().size()))
            .withRendering(defaults.frameSkip().stepsPerSecond())
            .withActionMeanings(meanings(game));
    return roms.isThere(game) ? spec : spec.withUnavailable(roms.howToGet(game));
  }

  @Override
  public Environment make(Map<String, Object> kwargs) {
    AtariArguments arguments = defaults.with(kwargs);
    return new AtariEnvironment(roms.cartridge(game), arguments);
  }

  private static List<String> meanings(Game game) {
    return game.minimalActions().stream()
        .map(AtariAction::numbered)
        .map(AtariAction::name)
        .toList();
  }
}
