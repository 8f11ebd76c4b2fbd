package io.gymwire.envserver.toytext;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ToyTextPictureTest {
  private static final int TILE = 64;

  // Mutations that fail it: the walker is not drawn, or a tile too far; a tile is drawn over its
  // edge.
  @Test
  void onlyTheTilesOfTheTwoWalkersDiffer() {
    World lake = lake(Map.of());
    for (int one = 0; one < 16; one++) {
      for (int other = 0; other < one; other++) {
        assertThat(differingTiles(lake.picture(one), lake.picture(other)))
            .as("%d, %d", one, other)
            .containsExactlyInAnyOrder(one, other);
      }
    }
  }

  @Test
  void aLakeIsNeverLargerThanAScreen() {
    assertThat(lake(Map.of("map_name", "8x8")).picture(0).shape()).containsExactly(512, 512, 3);
    assertThat(lake(Map.of("desc", List.of("SFFFFFFFFFFG"))).picture(0).shape())
        .containsExactly(64, 512, 3);
  }

  // Mutations that fail it: the passenger, the flag or the taxi is not drawn.
  @Test
  void noTwoSituationsOfTheTaxiLookAlike() {
    World taxi = new Taxi(TaxiArguments.of(Map.of()));
    Set<NdArray> pictures = new HashSet<>();
    for (int state = 0; state < taxi.states(); state++) {
      pictures.add(taxi.picture(state));
    }
    assertThat(pictures).hasSize(500);
  }

  @Test
  void thereIsAPictureAsSoonAsThereIsAnEpisode() {
    ToyText lake = new ToyText(lake(Map.of()));
    assertThat(lake.render()).isEmpty();
    lake.reset(OptionalLong.of(0), Map.of());
    assertThat(lake.render()).hasValue(lake(Map.of()).picture(0));
    lake.step(1L);
    assertThat(lake.render().orElseThrow().dtype()).isEqualTo(DType.UINT8);
  }

  private static World lake(Map<String, Object> kwargs) {
    return new FrozenLake(FrozenLakeArguments.of(kwargs, "4x4"));
  }

  private static Set<Integer> differingTiles(NdArray left, NdArray right) {
    Set<Integer> tiles = new HashSet<>();
    for (int i = 0; i < left.size(); i++) {
      if (left.getLong(i) != right.getLong(i)) {
        int pixel = i / 3;
        int width = left.length(1);
        tiles.add(pixel / width / TILE * (width / TILE) + pixel % width / TILE);
      }
    }
    return tiles;
  }
}
