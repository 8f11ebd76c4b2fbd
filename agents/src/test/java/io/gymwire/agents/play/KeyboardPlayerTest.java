package io.gymwire.agents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.training.Observed;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyboardPlayerTest {
  private static final Space OBSERVATIONS = Box.of(0, 1, DType.FLOAT32, 1);

  @Test
  void namedActionsAreTheirKeys() {
    KeyboardPlayer player = player(4, List.of("NOOP", "FIRE", "RIGHT", "RIGHTFIRE"));

    assertThat(action(player)).isEqualTo(0);
    assertThat(action(player, Key.FIRE)).isEqualTo(1);
    assertThat(action(player, Key.RIGHT)).isEqualTo(2);
    assertThat(action(player, Key.RIGHT, Key.FIRE)).isEqualTo(3);
    assertThat(action(player, Key.RIGHT, Key.UP)).isEqualTo(2);
    assertThat(action(player, Key.LEFT)).isEqualTo(0);
  }

  @Test
  void namelessActionsAreTheArrowsInOrderAndGoOnWithoutAKey() {
    KeyboardPlayer player = player(2, List.of());

    assertThat(action(player, Key.RIGHT)).isEqualTo(1);
    assertThat(action(player)).isEqualTo(1);
    assertThat(action(player, Key.LEFT)).isEqualTo(0);
    assertThat(action(player, Key.FIRE)).isEqualTo(0);
  }

  @Test
  void actionsThatKeysCannotDoAreRefused() {
    EnvironmentSpec spec = EnvironmentSpec.of("Car-v0", OBSERVATIONS, OBSERVATIONS);
    assertThatThrownBy(() -> KeyboardPlayer.of(spec))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("--by random");
  }

  private static KeyboardPlayer player(int actions, List<String> meanings) {
    return KeyboardPlayer.of(
        EnvironmentSpec.of("Game-v0", OBSERVATIONS, Discrete.of(actions))
            .withActionMeanings(meanings));
  }

  private static long action(KeyboardPlayer player, Key... held) {
    return player.act(new Observed(List.of(), Map.of()), Set.of(held)).getLong(0);
  }
}
