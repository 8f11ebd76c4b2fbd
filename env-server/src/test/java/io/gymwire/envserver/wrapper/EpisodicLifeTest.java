package io.gymwire.envserver.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.atari.AtariProvider;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which resets under EpisodicLife reset the game. */
class EpisodicLifeTest {

  // Fails if EpisodicLife takes the game's reset for a step, and goes on with no-ops after it.
  @Test
  void asLongAsNoStepWasTakenEveryResetResetsTheGame() {
    try (Environment lives = Wrappers.wrap(openPong(), WrapperSpec.of("EpisodicLife"))) {
      lives.reset(OptionalLong.of(1), Map.of());
      assertThat(lives.reset(OptionalLong.empty(), Map.of()).info())
          .containsEntry("episode_frame_number", 0L);
      lives.step(0L);
      assertThat(lives.reset(OptionalLong.empty(), Map.of()).info())
          .containsEntry("episode_frame_number", 2L);
    }
  }

  private static Environment openPong() {
    return new AtariProvider()
        .factories().stream()
            .filter(factory -> factory.spec().id().equals("GymWire/OpenPong-v0"))
            .findFirst()
            .orElseThrow()
            .make(Map.of("frameskip", 1L));
  }
}
