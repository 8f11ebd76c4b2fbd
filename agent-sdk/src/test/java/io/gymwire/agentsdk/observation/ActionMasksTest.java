package io.gymwire.agentsdk.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ActionMasksTest {

  @Test
  void withoutMasksThereIsNothing() {
    assertThat(ActionMasks.ofBatch(Map.of("lives", 3), 2, 3)).isEmpty();
    assertThat(ActionMasks.ofOne(Map.of(), 3)).isEmpty();
  }

  @Test
  void aRowForEachEnvironmentAndEverythingWhereOneHasNoMask() {
    Map<String, Object> info =
        Map.of(
            "action_mask", mask(1, 0, 1, 0, 0, 0).reshape(2, 3),
            "_action_mask", NdArray.ofBooleans(true, false));

    assertThat(ActionMasks.ofBatch(info, 2, 3).orElseThrow())
        .isDeepEqualTo(new boolean[][] {{true, false, true}, {true, true, true}});
  }

  @Test
  void listsOfMasksToo() {
    Map<String, Object> info = Map.of("action_mask", List.of(mask(0, 1), List.of(1, false)));

    assertThat(ActionMasks.ofBatch(info, 2, 2).orElseThrow())
        .isDeepEqualTo(new boolean[][] {{false, true}, {true, false}});
  }

  @Test
  void masksOfAnotherSizeOrThatAllowNothingAreTheEnvironmentsFault() {
    assertThatThrownBy(() -> ActionMasks.ofOne(Map.of("action_mask", mask(1, 1)), 3))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("expected: 3 numbers 0 or 1, one an action");
    assertThatThrownBy(() -> ActionMasks.ofOne(Map.of("action_mask", mask(0, 0)), 2))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("expected: at least one action that is allowed");
    assertThatThrownBy(() -> ActionMasks.ofOne(Map.of("action_mask", "up"), 2))
        .isInstanceOf(GymWireException.class);
  }

  private static NdArray mask(long... values) {
    NdArray mask = NdArray.zeros(DType.INT8, values.length);
    for (int i = 0; i < values.length; i++) {
      mask.setLong(i, values[i]);
    }
    return mask;
  }
}
