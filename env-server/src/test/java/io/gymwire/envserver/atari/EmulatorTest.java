package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.rom.Cartridge;
import io.gymwire.envserver.rom.EmbeddedCartridge;
import io.gymwire.envserver.rom.Game;
import io.gymwire.envserver.rom.Games;
import io.gymwire.protocol.random.Pcg64;
import java.util.Map;
import org.bytedeco.ale.ALEInterface;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A seeded reset beside what Gymnasium does for one: the cartridge is put in again. */
final class EmulatorTest {
  private static final double STICKY = 0.25;
  private static final int SEED = -17;
  private static final int PLAYED = 1_500;
  private static final int COMPARED = 500;

  @Test
  void seededResetIsAsPuttingOpenPongInAgain() {
    compare(EmbeddedCartridge.of("openpong/openpong.bin", "pong"), Map.of());
  }

  @Test
  void consoleThatWasPlayedOnIsAsNew() {
    Cartridge cartridge = EmbeddedCartridge.of("openpong/openpong.bin", "pong");
    AtariArguments arguments = AtariArguments.registered(FrameSkip.fixed(1), STICKY);
    try (Emulator played = new Emulator(cartridge, arguments, 5)) {
      played.reset();
      for (int frame = 0; frame < PLAYED; frame++) {
        act(played, 3);
      }
    }
    try (Emulator emulator = new Emulator(cartridge, arguments, SEED);
        ALEInterface expected = justPutIn(cartridge, arguments)) {
      assertEqual(emulator, expected, "just put in");
      emulator.reset();
      expected.reset_game();
      playBoth(emulator, expected, Pcg64.seeded(1));
    }
  }

  /**
   * Cartridges with memory and chips of their own, paddles, and those that draw while they start.
   */
  @ParameterizedTest
  @Tag("gymnasium")
  @CsvSource({
    "pong, 1, 3",
    "breakout, 44, 1",
    "berzerk, 1, 0",
    "berzerk, 18, 0",
    "double_dunk, 0, 0",
    "double_dunk, 15, 0",
    "adventure, 2, 1",
    "pitfall2, 0, 0",
    "elevator_action, 0, 0",
    "crystal_castles, 0, 0",
    "video_cube, 200, 0",
    "tutankham, 12, 0",
    "montezuma_revenge, 0, 0",
  })
  void seededResetIsAsPuttingTheCartridgeInAgain(String id, long mode, long difficulty) {
    Game game = Games.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    compare(AlePyRoms.store().cartridge(game), Map.of("mode", mode, "difficulty", difficulty));
  }

  private static void compare(Cartridge cartridge, Map<String, Object> kwargs) {
    AtariArguments arguments = AtariArguments.registered(FrameSkip.fixed(1), STICKY).with(kwargs);
    Pcg64 actions = Pcg64.seeded(1);
    try (Emulator emulator = new Emulator(cartridge, arguments, 5);
        ALEInterface expected = justPutIn(cartridge, arguments)) {
      emulator.reset();
      for (int frame = 0; frame < PLAYED; frame++) {
        act(emulator, actions.integers(18));
      }
      emulator.reset(SEED);
      expected.reset_game();
      playBoth(emulator, expected, actions);
    }
  }

  private static void playBoth(Emulator emulator, ALEInterface expected, Pcg64 actions) {
    for (int frame = 0; frame < COMPARED; frame++) {
      assertEqual(emulator, expected, "frame " + frame);
      int action = (int) actions.integers(18);
      assertThat(act(emulator, action)).as("frame %d", frame).isEqualTo(expected.act(action));
      if (expected.game_over()) {
        emulator.reset();
        expected.reset_game();
      }
    }
  }

  private static void assertEqual(Emulator emulator, ALEInterface expected, String when) {
    assertThat(memory(emulator)).as(when).isEqualTo(memory(expected));
    assertThat(picture(emulator)).as(when).isEqualTo(picture(expected));
    assertThat(emulator.frameNumber()).as(when).isEqualTo(expected.getFrameNumber());
    assertThat(emulator.lives()).as(when).isEqualTo(expected.lives());
  }

  private static ALEInterface justPutIn(Cartridge cartridge, AtariArguments arguments) {
    ALEInterface ale = new ALEInterface();
    ale.setFloat("repeat_action_probability", (float) STICKY);
    ale.setInt("max_num_frames_per_episode", arguments.maxNumFramesPerEpisode());
    ale.setInt("random_seed", SEED);
    ale.loadROM(cartridge.file().toString());
    arguments.mode().ifPresent(ale::setMode);
    arguments.difficulty().ifPresent(ale::setDifficulty);
    return ale;
  }

  private static int act(Emulator emulator, long action) {
    return emulator.act(AtariAction.numbered((int) action));
  }

  private static byte[] memory(Emulator emulator) {
    byte[] memory = new byte[Emulator.RAM_BYTES];
    emulator.copyRam(memory);
    return memory;
  }

  private static byte[] memory(ALEInterface ale) {
    byte[] memory = new byte[Emulator.RAM_BYTES];
    ale.getRAM().array().capacity(memory.length).get(memory);
    return memory;
  }

  private static byte[] picture(Emulator emulator) {
    byte[] picture = new byte[emulator.screen().size()];
    emulator.screen().copyIndices(picture);
    return picture;
  }

  private static byte[] picture(ALEInterface ale) {
    byte[] picture = new byte[(int) ale.getScreen().arraySize()];
    ale.getScreen().getArray().capacity(picture.length).get(picture);
    return picture;
  }
}
