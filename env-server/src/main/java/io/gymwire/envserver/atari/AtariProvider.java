package io.gymwire.envserver.atari;

import io.gymwire.envserver.rom.Game;
import io.gymwire.envserver.rom.Games;
import io.gymwire.envserver.rom.RomStore;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the Atari games under the ids that ale-py registers: {@code ALE/Pong-v5}, and of the older
 * games {@code Pong-v0}, {@code Pong-v4}, {@code PongNoFrameskip-v0} and {@code
 * PongNoFrameskip-v4}; and {@code GymWire/OpenPong-v0}, which needs no ROM.
 */
public final class AtariProvider implements EnvironmentProvider {
  private static final double STICKY = 0.25;
  private static final AtariArguments VERSION_5 =
      AtariArguments.registered(FrameSkip.fixed(4), STICKY);
  private static final FrameSkip LEGACY_SKIP = FrameSkip.range(2, 5);
  private static final FrameSkip NO_SKIP = FrameSkip.fixed(1);

  private final RomStore roms;

  /** Adds the games with the user's ROMs. */
  public AtariProvider() {
    this(RomStore.ofUser());
  }

  /** Adds the games with the ROMs of {@code roms}. */
  public AtariProvider(RomStore roms) {
    this.roms = roms;
  }

  @Override
  public List<EnvironmentFactory> factories() {
    List<EnvironmentFactory> factories = new ArrayList<>();
    factories.add(new OpenPongFactory(VERSION_5));
    for (Game game : Games.all()) {
      String name = game.name();
      factories.add(factory("ALE/" + name + "-v5", game, VERSION_5));
      if (game.legacy()) {
        factories.add(factory(name + "-v0", game, AtariArguments.registered(LEGACY_SKIP, STICKY)));
        factories.add(factory(name + "-v4", game, AtariArguments.registered(LEGACY_SKIP, 0)));
        factories.add(
            factory(name + "NoFrameskip-v0", game, AtariArguments.registered(NO_SKIP, STICKY)));
        factories.add(
            factory(name + "NoFrameskip-v4", game, AtariArguments.registered(NO_SKIP, 0)));
      }
    }
    return factories;
  }

  private EnvironmentFactory factory(String id, Game game, AtariArguments defaults) {
    return new AtariFactory(id, game, defaults, roms);
  }
}
