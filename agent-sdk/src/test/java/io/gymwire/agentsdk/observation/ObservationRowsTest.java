package io.gymwire.agentsdk.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ObservationRowsTest {
  private static final Space DICT =
      Dict.of(
          Map.of(
              "camera", Box.of(0, 255, DType.UINT8, 3),
              "inner", Dict.of(Map.of("place", Discrete.of(9, 2))),
              "speed", Box.of(-1, 1, DType.FLOAT32, 2)));

  @Test
  void arraysAreTheirOwnRows() {
    assertRows(Box.of(0, 1, DType.FLOAT64, 2, 3), DType.FLOAT64, 6);
    assertRows(MultiDiscrete.of(3, 4), DType.INT64, 2);
    assertRows(MultiBinary.of(2, 2), DType.INT8, 4);
    assertRows(Discrete.of(5), DType.INT64, 1);
    NdArray batch = NdArray.zeros(DType.FLOAT32, 7, 2);

    assertThat(ObservationRows.of(Box.of(0, 1, DType.FLOAT32, 2)).of(batch)).isSameAs(batch);
  }

  @Test
  void aDictGivesTheBytesOfItsPartsInItsOrderEachFromAMultipleOfEightOn() {
    ObservationRows rows = ObservationRows.of(DICT);

    NdArray batch = rows.of(batchOfTwo());

    assertThat(rows.size()).isEqualTo(8 + 8 + 8);
    assertThat(batch.hasShape(2, 24)).isTrue();
    assertThat(batch.row(0).toLongs()).startsWith(1, 2, 3, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0);
    assertThat(batch.row(1).toLongs()).startsWith(4, 5, 6, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0);
    assertThat(batch.row(1).buffer().getFloat(16)).isEqualTo(0.75f);
    assertThat(batch.row(1).buffer().getFloat(20)).isEqualTo(1f);
  }

  @Test
  void oneObservationIsTheRowThatItHasInABatch() {
    ObservationRows rows = ObservationRows.of(DICT);
    NdArray second = rows.of(batchOfTwo()).row(1).copy();
    Map<String, Object> one =
        Map.of(
            "camera", NdArray.wrap(DType.UINT8, NdArray.zeros(DType.UINT8, 3).buffer(), 3),
            "inner", Map.of("place", 10L),
            "speed", NdArray.ofFloats(0.75f, 1f));
    ((NdArray) one.get("camera")).setLong(0, 4);
    ((NdArray) one.get("camera")).setLong(1, 5);
    ((NdArray) one.get("camera")).setLong(2, 6);

    assertThat(rows.ofOne(one)).isEqualTo(second);
    assertThat(ObservationRows.of(Discrete.of(5)).ofOne(3L).toLongs()).containsExactly(3);
  }

  @Test
  void textsAndTuplesAreRefused() {
    assertThatThrownBy(() -> ObservationRows.of(Tuple.of(List.of(Discrete.of(2)))))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining(
            "allowed: Box, Discrete, MultiDiscrete, MultiBinary, or a Dict of these");
    assertThatThrownBy(() -> ObservationRows.of(Dict.of(Map.of("name", Text.of(5)))))
        .isInstanceOf(GymWireException.class);
  }

  private static Map<String, Object> batchOfTwo() {
    NdArray camera = NdArray.zeros(DType.UINT8, 2, 3);
    for (int i = 0; i < 6; i++) {
      camera.setLong(i, i + 1);
    }
    return Map.of(
        "camera",
        camera,
        "inner",
        Map.of("place", NdArray.ofLongs(4, 10)),
        "speed",
        NdArray.ofFloats(0.25f, 0.5f, 0.75f, 1f).reshape(2, 2));
  }

  private static void assertRows(Space space, DType dtype, int size) {
    ObservationRows rows = ObservationRows.of(space);
    assertThat(rows.dtype()).isEqualTo(dtype);
    assertThat(rows.size()).isEqualTo(size);
    assertThat(rows.parts()).isEmpty();
  }
}
