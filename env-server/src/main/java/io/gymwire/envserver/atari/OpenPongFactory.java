package io.gymwire.envserver.atari;

import io.gymwire.envserver.rom.EmbeddedCartridge;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Discrete;
import java.util.List;
import java.util.Map;

/**
 * Makes OpenPong, table tennis on a cartridge of our own, which is there where no ROM is: Pong's
 * screen size, actions, rewards and end of game, but another game ({@code OPENPONG.md}).
 *
 * @param defaults the arguments it is registered with
 */
record OpenPongFactory(AtariArguments defaults) implements EnvironmentFactory {
  private static final String ID = "GymWire/OpenPong-v0";
  private static final int SCREEN_HEIGHT = 210;
  private static final List<AtariAction> ACTIONS =
      List.of(
          AtariAction.NOOP,
          AtariAction.FIRE,
          AtariAction.RIGHT,
          AtariAction.LEFT,
          AtariAction.RIGHTFIRE,
          AtariAction.LEFTFIRE);

  @Override
  public EnvironmentSpec spec() {
    return EnvironmentSpec.of(
            ID, defaults.observationType().space(SCREEN_HEIGHT), Discrete.of(ACTIONS.size()))
        .withRendering(defaults.frameSkip().stepsPerSecond())
        .withActionMeanings(ACTIONS.stream().map(AtariAction::name).toList());
  }

  @Override
  public Environment make(Map<String, Object> kwargs) {
    AtariArguments arguments = defaults.with(kwargs);
    return new AtariEnvironment(EmbeddedCartridge.of("openpong/openpong.bin", "pong"), arguments);
  }
}
