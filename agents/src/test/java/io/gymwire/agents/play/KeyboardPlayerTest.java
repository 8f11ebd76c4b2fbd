package io.gymwire.agents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.training.Observed;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  // Mutations that fail it: the last action goes on; UP is found in PICKUP.
  @Test
  void whereEveryActionHasAKeyTheGameWaitsForOne() {
    KeyboardPlayer player =
        player(6, List.of("SOUTH", "NORTH", "EAST", "WEST", "PICKUP", "DROPOFF"));

    assertThat(act(player, Map.of())).isEmpty();
    assertThat(action(player, Key.DOWN)).isEqualTo(0);
    assertThat(act(player, Map.of())).isEmpty();
    assertThat(action(player, Key.UP)).isEqualTo(1);
    assertThat(action(player, Key.RIGHT)).isEqualTo(2);
    assertThat(action(player, Key.LEFT)).isEqualTo(3);
    assertThat(action(player, Key.FIRE)).isEqualTo(4);
  }

  // Mutation that fails it: the mask is not looked at.
  @Test
  void whatTheMaskForbidsCannotBeDone() {
    KeyboardPlayer player =
        player(6, List.of("SOUTH", "NORTH", "EAST", "WEST", "PICKUP", "DROPOFF"));
    NdArray mask = NdArray.zeros(DType.INT8, 1, 6);
    mask.setBoolean(0, true);
    mask.setBoolean(5, true);

    Map<String, Object> info = Map.of("action_mask", mask);
    assertThat(act(player, info, Key.FIRE)).hasValue(NdArray.ofLongs(5));
    assertThat(act(player, info, Key.DOWN)).hasValue(NdArray.ofLongs(0));
    assertThat(act(player, info, Key.UP)).isEmpty();

    // As JSON brings it.
    Map<String, Object> lists = Map.of("action_mask", List.of(List.of(0L, 0L, 0L, 0L, 0L, 1L)));
    assertThat(act(player, lists, Key.FIRE)).hasValue(NdArray.ofLongs(5));
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
    return ((NdArray) act(player, Map.of(), held).orElseThrow()).getLong(0);
  }

  private static Optional<Object> act(
      KeyboardPlayer player, Map<String, Object> info, Key... held) {
    return player.act(new Observed(List.of(), info), Set.of(held));
  }
}
