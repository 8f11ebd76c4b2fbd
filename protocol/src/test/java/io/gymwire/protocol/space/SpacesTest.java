package io.gymwire.protocol.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import java.nio.ReadOnlyBufferException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What each space has of its own. */
class SpacesTest {
  private static final float INF = Float.POSITIVE_INFINITY;

  @Test
  void sampleOfADiscreteSpaceIsTheContracts() {
    SpaceSampler sampler = SpaceSampler.seeded(Discrete.of(2), 42);
    StringBuilder samples = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      samples.append(sampler.sample());
    }
    assertThat(samples.toString()).isEqualTo("0110010100111111");
  }

  @Test
  void looksAsGymnasiumPrintsIt() {
    assertThat(Box.of(-1, 2, DType.FLOAT32, 3, 4)).hasToString("Box(-1.0, 2.0, (3, 4), float32)");
    assertThat(Box.of(0, 255, DType.UINT8, 2)).hasToString("Box(0, 255, (2,), uint8)");
    assertThat(Box.of(NdArray.ofFloats(-1, -INF), NdArray.ofFloats(1, INF)))
        .hasToString("Box([-1.0 -inf], [1.0 inf], (2,), float32)");
    assertThat(Discrete.of(2)).hasToString("Discrete(2)");
    assertThat(Discrete.of(2, -1)).hasToString("Discrete(2, start=-1)");
    assertThat(MultiDiscrete.of(5, 2)).hasToString("MultiDiscrete([5 2])");
    assertThat(Discrete.of(2, 1).batch(2)).hasToString("MultiDiscrete([2 2], start=[1 1])");
    assertThat(MultiBinary.of(5)).hasToString("MultiBinary(5)");
    assertThat(MultiBinary.of(3, 2)).hasToString("MultiBinary((3, 2))");
    assertThat(Text.of(0, 3, "ba")).hasToString("Text(0, 3, charset=ab)");
    assertThat(Tuple.of(Discrete.of(2), Discrete.of(3)))
        .hasToString("Tuple(Discrete(2), Discrete(3))");
    assertThat(Dict.of(Map.of("b", Discrete.of(2), "a", Discrete.of(3))))
        .hasToString("Dict('a': Discrete(3), 'b': Discrete(2))");
  }

  @Test
  void boundsHaveTheShapeOfTheBoxAndCannotBeChanged() {
    Box box = Box.of(0, 255, DType.UINT8, 2, 3);
    assertThat(box.low()).isEqualTo(NdArray.zeros(DType.UINT8, 2, 3));
    assertThat(box.high().toLongs()).containsOnly(255).hasSize(6);
    assertThat(box.compactHigh().rank()).isZero();
    assertThat(box.compactHigh().getLong(0)).isEqualTo(255);
    NdArray low = box.low();
    assertThatThrownBy(() -> low.setLong(0, 1)).isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void equalBoundsMakeEqualBoxesHoweverGiven() {
    assertThat(Box.of(NdArray.ofFloats(-1, -1), NdArray.ofFloats(2, 2)))
        .isEqualTo(Box.of(-1, 2, DType.FLOAT32, 2))
        .isNotEqualTo(Box.of(-1, 2, DType.FLOAT64, 2))
        .isNotEqualTo(Box.of(-1, 2, DType.FLOAT32, 2, 1));
  }

  @Test
  void laterChangesOfTheGivenArraysDoNotReachTheBox() {
    NdArray low = NdArray.ofDoubles(0, 1);
    Box box = Box.of(low, NdArray.ofDoubles(2, 2));
    low.setDouble(0, 1.5);
    assertThat(box.low()).isEqualTo(NdArray.ofDoubles(0, 1));
  }

  @Test
  void extremesStandForTheInfinitiesOfSignedIntegers() {
    Box box = Box.of(Double.NEGATIVE_INFINITY, 5, DType.INT16, 2);
    assertThat(box.low().toLongs()).containsExactly(-32768, -32768);
    assertThat(box.isBoundedBelow(1)).isFalse();
    assertThat(box.isBoundedAbove(1)).isTrue();
  }

  @Test
  void refusesBoundsThatAreNone() {
    refused(() -> Box.of(2, 1, DType.FLOAT32, 3), "high[0] is 1.0, but must be at least low, 2.0");
    refused(() -> Box.of(Double.NaN, 1, DType.FLOAT32, 3), "low is NaN, but must be a number");
    refused(
        () -> Box.of(-1, 1, DType.UINT8, 3),
        "low is -1, but must be an integer from 0 to 255 (uint8)");
    refused(
        () -> Box.of(0, Double.POSITIVE_INFINITY, DType.UINT8, 3),
        "high is Infinity, but must be an integer from 0 to 255 (uint8)");
    refused(
        () -> Box.of(NdArray.ofLongs(1, 2), NdArray.scalar(3), DType.INT64, 3),
        "low has shape (2,), but must have shape (3,) or be a scalar");
    refused(
        () -> Box.of(NdArray.ofLongs(1), NdArray.ofDoubles(3)),
        "high has dtype float64, but low has int64");
  }

  @Test
  void refusesSpacesThatAreNone() {
    refused(() -> Discrete.of(0), "n is 0, but must be a positive integer");
    refused(
        () -> Discrete.of(2, Long.MAX_VALUE),
        "start is 9223372036854775807, but must be such that start + n - 1 is at most 2^63 - 1");
    refused(() -> MultiDiscrete.of(3, 0), "nvec[1] is 0, but must be a positive integer");
    refused(() -> MultiBinary.of(3, 0), "shape[1] is 0, but must be a positive integer");
    refused(() -> Text.of(-1, 3, "a"), "min_length is -1, but must be 0 or more");
    refused(() -> Text.of(4, 3, "a"), "max_length is 3, but must be at least min_length, 4");
    refused(() -> Text.of(0, 3, ""), "charset is empty, but must have a character");
    refused(() -> Discrete.of(2).batch(-1), "count is -1, but must be 0 or more");
    refused(
        () -> Box.of(0, 1, DType.BOOL, 1 << 16, 1 << 16),
        "shape is (65536, 65536), but must be of at most 2^31 - 1 elements");
  }

  @Test
  void samplesAVectorOfActionsIntoAnArray() {
    MultiDiscrete actions = Discrete.of(5, 1).batch(64);
    NdArray target = NdArray.zeros(DType.INT64, 64);
    actions.sampleInto(Pcg64.seeded(1), target);
    assertThat(target).isEqualTo(actions.sample(Pcg64.seeded(1)));
    refused(
        () -> actions.sampleInto(Pcg64.seeded(1), NdArray.ofLongs(1)),
        "target is an array of dtype int64 and shape (1,), but must be an int64 array of 64 elements");
  }

  @Test
  void dictOrdersItsKeysAsPythonSortsOrAsGiven() {
    Map<String, Space> spaces = new LinkedHashMap<>();
    for (String key : List.of("b", "\ud83d\ude00", "\uffff", "a")) {
      spaces.put(key, Discrete.of(2));
    }
    assertThat(Dict.of(spaces).spaces().keySet())
        .containsExactly("a", "b", "\uffff", "\ud83d\ude00");
    assertThat(Dict.inOrder(spaces).spaces().keySet())
        .containsExactly("b", "\ud83d\ude00", "\uffff", "a");
    assertThat(Dict.inOrder(spaces)).isEqualTo(Dict.of(spaces));
    assertThat(Dict.inOrder(spaces).batch(2).spaces().keySet())
        .containsExactlyElementsOf(spaces.keySet());
  }

  @Test
  void textCountsCharactersAsPythonDoes() {
    Text text = Text.of(1, 2, "\ud83d\ude00a");
    assertThat(text.contains("\ud83d\ude00a")).isTrue();
    assertThat(text.contains("aaa")).isFalse();
    assertThat(Text.of(1, 2, "aab").charset()).isEqualTo("ab");
    assertThat(Text.of(1, 2, "ab")).isEqualTo(Text.of(1, 2, "ba"));
  }

  private static void refused(ThrowingCallable space, String message) {
    assertThatThrownBy(space).isInstanceOf(GymWireException.class).hasMessage(message);
  }
}
