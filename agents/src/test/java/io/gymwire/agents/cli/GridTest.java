package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
  @Test
  void readsSeeds() {
    assertThat(Grid.seeds("0..4")).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(Grid.seeds("7")).containsExactly(7L);
    assertThat(Grid.seeds("3, 0..1,1")).containsExactly(3L, 0L, 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "4..0", "0..", "-1", "0...3", "1,,2", "0..999999999"})
  void refusesOtherSeeds(String text) {
    assertThatThrownBy(() -> Grid.seeds(text))
        .isInstanceOf(GymWireException.class)
        .hasMessageStartingWith("--seeds takes whole numbers such as 0..4 or 0,3,7");
  }

  @Test
  void combinesAllValues() {
    assertThat(Grid.combinations(List.of("n-step=1,3", "hidden-sizes=[64,64],[128]")))
        .containsExactly(
            Map.of("n-step", "1", "hidden-sizes", "64,64"),
            Map.of("n-step", "1", "hidden-sizes", "128"),
            Map.of("n-step", "3", "hidden-sizes", "64,64"),
            Map.of("n-step", "3", "hidden-sizes", "128"));
    assertThat(Grid.combinations(List.of())).containsExactly(Map.of());
  }

  @Test
  void refusesWhatIsNoGrid() {
    for (String wrong : List.of("n-step", "=3", "n-step=")) {
      assertThatThrownBy(() -> Grid.combinations(List.of(wrong)))
          .isInstanceOf(GymWireException.class)
          .hasMessageContaining("--grid takes name=value,value")
          .hasMessageContaining("not '" + wrong + "'");
    }
    assertThatThrownBy(() -> Grid.combinations(List.of("n-step=1", "n-step=2")))
        .isInstanceOf(GymWireException.class)
        .hasMessage("--grid has n-step twice: give it all its values at once");
  }
}
