package io.gymwire.protocol.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecodeTest {
  private static final Box UNIT = Box.of(-1, 1, DType.FLOAT32, 2);
  private static final Box BYTES = Box.of(0, 255, DType.UINT8, 2, 2);
  private static final MultiDiscrete VECTOR = Discrete.of(2).batch(4);

  static Arguments[] refused() {
    return new Arguments[] {
      Arguments.of(Discrete.of(2), 2, "action", "action is 2, but must be an integer from 0 to 1"),
      Arguments.of(
          Discrete.of(2, 5), 4L, "action", "action is 4, but must be an integer from 5 to 6"),
      Arguments.of(
          Discrete.of(2),
          List.of(1),
          "action",
          "action is a list of 1 items, but must be an integer from 0 to 1"),
      Arguments.of(
          Discrete.of(2), "1", "action", "action is '1', but must be an integer from 0 to 1"),
      Arguments.of(
          Discrete.of(2), null, "action", "action is null, but must be an integer from 0 to 1"),
      Arguments.of(
          VECTOR,
          NdArray.ofLongs(0, 1, 1, 3),
          "action[3]",
          "action[3] is 3, but must be an integer from 0 to 1"),
      Arguments.of(
          VECTOR,
          List.of(0, 1, -1, 0),
          "action[2]",
          "action[2] is -1, but must be an integer from 0 to 1"),
      Arguments.of(
          VECTOR,
          NdArray.ofLongs(0, 1),
          "action",
          "action has shape (2,), but must have shape (4,)"),
      Arguments.of(
          VECTOR,
          List.of(0, 1),
          "action",
          "action is a list of 2 items, but must be a list of 4 items"),
      Arguments.of(
          VECTOR,
          List.of(0, 0.5, 0, 0),
          "action[1]",
          "action[1] is 0.5, but must be an integer from 0 to 1"),
      Arguments.of(
          UNIT, List.of(0.5, 1.5), "action[1]", "action[1] is 1.5, but must be from -1.0 to 1.0"),
      Arguments.of(
          UNIT,
          NdArray.ofFloats(Float.NaN, 0),
          "action[0]",
          "action[0] is NaN, but must be from -1.0 to 1.0"),
      Arguments.of(
          UNIT,
          List.of(0, 1e39),
          "action[1]",
          "action[1] is 1.0E39, but must be a number within the range of float32"),
      Arguments.of(UNIT, 3, "action", "action is 3, but must be a list of 2 items"),
      Arguments.of(
          BYTES,
          List.of(List.of(0, 1), List.of(256, 0)),
          "action[1][0]",
          "action[1][0] is 256, but must be an integer from 0 to 255 (uint8)"),
      Arguments.of(
          BYTES,
          List.of(List.of(0, 1), List.of(2)),
          "action[1]",
          "action[1] is a list of 1 items, but must be a list of 2 items"),
      Arguments.of(
          BYTES,
          List.of(List.of(0, 1), List.of(List.of(), 2)),
          "action[1][0]",
          "action[1][0] is a list of 0 items, but must be an integer from 0 to 255 (uint8)"),
      Arguments.of(
          MultiBinary.of(3), List.of(0, 2, 1), "action[1]", "action[1] is 2, but must be 0 or 1"),
      Arguments.of(
          Text.of(1, 3, "ab"),
          "abab",
          "action",
          "action is 'abab', but must be a string of 1 to 3 characters"),
      Arguments.of(
          Text.of(1, 3, "ba"),
          "abc",
          "action",
          "action has the character 'c', but allowed are 'ab'"),
      Arguments.of(
          Tuple.of(Discrete.of(2), VECTOR),
          List.of(1, List.of(0, 1, 0, 9)),
          "action[1][3]",
          "action[1][3] is 9, but must be an integer from 0 to 1"),
      Arguments.of(
          Tuple.of(Discrete.of(2)),
          List.of(),
          "action",
          "action is a list of 0 items, but must be a list of 1 items"),
      Arguments.of(
          Dict.of(Map.of("a", UNIT)),
          Map.of("a", List.of(0, 2)),
          "action.a[1]",
          "action.a[1] is 2.0, but must be from -1.0 to 1.0"),
      Arguments.of(
          Dict.of(Map.of("a", UNIT)),
          Map.of("b", 1),
          "action",
          "action has the keys [b], but must have [a]"),
      Arguments.of(
          Dict.of(Map.of("a", UNIT)),
          1,
          "action",
          "action is 1, but must be a map with the keys [a]"),
    };
  }

  @ParameterizedTest
  @MethodSource("refused")
  void saysWhatIsWrongAndWhatIsAllowed(Space space, Object value, String field, String message) {
    GymWireException error =
        catchThrowableOfType(GymWireException.class, () -> space.decode(value, "action"));
    assertThat(error).hasMessage(message);
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(error.field()).contains(field);
  }

  @Test
  void takesWhateverNumbersACodecReads() {
    assertThat(Discrete.of(9).decode(BigInteger.TWO, "x")).isEqualTo(2);
    assertThat(Discrete.of(9).decode(2.0, "x")).isEqualTo(2);
    assertThat(Discrete.of(9).decode(new BigDecimal("2"), "x")).isEqualTo(2);
    assertThat(Discrete.of(9).decode(true, "x")).isEqualTo(1);
    assertThat(Discrete.of(9).decode(NdArray.scalar(2), "x")).isEqualTo(2);
    assertThat(VECTOR.decode(List.of(true, false, 1.0f, (short) 1), "x"))
        .isEqualTo(NdArray.ofLongs(1, 0, 1, 1));
    assertThat(UNIT.decode(List.of(0.1, 1), "x")).isEqualTo(NdArray.ofFloats(0.1f, 1));
  }

  @Test
  void takesArraysOfOtherDtypes() {
    assertThat(VECTOR.decode(NdArray.ofDoubles(0, 1, 1, 0), "x"))
        .isEqualTo(NdArray.ofLongs(0, 1, 1, 0));
    assertThat(VECTOR.decode(NdArray.ofBooleans(false, true, true, false), "x"))
        .isEqualTo(NdArray.ofLongs(0, 1, 1, 0));
    assertThat(UNIT.decode(NdArray.ofDoubles(0.1, -1), "x")).isEqualTo(NdArray.ofFloats(0.1f, -1));
  }

  @Test
  void keepsUnsignedNumbersBeyondLongs() {
    Box box = Box.of(largest(), largest());
    BigInteger number = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    assertThat(box.decode(List.of(number), "x")).isEqualTo(largest());
    Box signed = Box.of(0, 1, DType.INT64, 1);
    assertThat(catchThrowableOfType(GymWireException.class, () -> signed.decode(largest(), "x")))
        .hasMessageStartingWith("x[0] is 18446744073709551615, but must be an integer from -92");
    Box floats = Box.of(0, 1e30, DType.FLOAT64, 1);
    assertThat(floats.decode(largest(), "x")).isEqualTo(NdArray.ofDoubles(0x1p64));
  }

  @Test
  void takesInfinitiesByNameWhereThereIsNoBound() {
    Box box = Box.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, DType.FLOAT64, 2);
    assertThat(box.decode(List.of("Infinity", "-Infinity"), "x"))
        .isEqualTo(NdArray.ofDoubles(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  @Test
  void doesNotCopyAMember() {
    NdArray action = NdArray.ofLongs(0, 1, 1, 0);
    assertThat(VECTOR.decode(action, "x")).isSameAs(action);
  }

  @Test
  void aMapMayHaveItsKeysInAnyOrder() {
    Dict dict = Dict.of(Map.of("a", Discrete.of(2), "b", Discrete.of(3)));
    Map<String, Object> decoded = dict.decode(Map.of("b", 2, "a", 1), "x");
    assertThat(List.copyOf(decoded.keySet())).isEqualTo(Arrays.asList("a", "b"));
  }

  private static NdArray largest() {
    NdArray array = NdArray.zeros(DType.UINT64, 1);
    array.setLong(0, -1);
    return array;
  }
}
