package io.gymwire.protocol.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every space. */
class SpaceContractTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  static Stream<Space> spaces() {
    return Stream.of(
        Box.of(-1, 2, DType.FLOAT32, 3, 4),
        Box.of(NdArray.ofDoubles(-INF, 0, -INF, 1), NdArray.ofDoubles(INF, INF, 0, 2)),
        Box.of(0, 255, DType.UINT8, 2, 2, 3),
        Box.of(-INF, INF, DType.INT64, 3),
        Box.of(-128, 127, DType.INT8, 9),
        Box.of(0, 1, DType.BOOL, 5),
        Box.of(0, 1, DType.FLOAT64),
        Box.of(0, 1, DType.FLOAT32, 0),
        Discrete.of(7, -3),
        Discrete.of(Long.MAX_VALUE),
        MultiDiscrete.of(5, 2, 300),
        MultiBinary.of(2, 3),
        Text.of(0, 5, "ab\ud83d\ude00"),
        Tuple.of(Discrete.of(2), Tuple.of(MultiBinary.of(2)), Text.of(3)),
        Dict.of(Map.of("b", Discrete.of(3), "a", Box.of(-1, 1, DType.FLOAT32, 2))));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void samplesAreMembers(Space space) {
    Pcg64 generator = Pcg64.seeded(5);
    SpaceSampler sampler = SpaceSampler.seeded(space, 5);
    for (int i = 0; i < 200; i++) {
      assertThat(space.contains(space.sample(generator))).isTrue();
      assertThat(space.contains(sampler.sample())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void batchesHaveMembersOfTheirOwn(Space space) {
    Space batch = space.batch(4);
    assertThat(batch.contains(batch.sample(Pcg64.seeded(5)))).isTrue();
    assertThat(batch).isEqualTo(space.batch(4)).isNotEqualTo(space.batch(5)).isNotEqualTo(space);
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void decodesItsMembersFromNestedListsAndFromThemselves(Space space) {
    Pcg64 generator = Pcg64.seeded(6);
    for (int i = 0; i < 50; i++) {
      Object member = space.sample(generator);
      assertThat(space.decode(member, "x")).isEqualTo(member);
      assertThat(space.decode(lists(member), "x")).isEqualTo(member);
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void takesNothingElseForAMember(Space space) {
    for (Object stranger :
        new Object[] {"!", List.of("!"), 1e300, Map.of("c", 1), NdArray.ofDoubles(1e300), 'c'}) {
      assertThat(space.contains(stranger)).isFalse();
    }
    assertThat(space.contains(null)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void equalSpacesHaveEqualHashes(Space space) {
    Space same = spaces().filter(space::equals).findFirst().orElseThrow();
    assertThat(same).isNotSameAs(space).hasSameHashCodeAs(space).hasToString(space.toString());
    assertThat(spaces().filter(space::equals)).hasSize(1);
  }

  private static Object lists(Object member) {
    if (member instanceof NdArray array) {
      return array.toNestedList();
    }
    if (member instanceof List<?> items) {
      return items.stream().map(SpaceContractTest::lists).toList();
    }
    if (member instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, lists(value)));
      return copy;
    }
    return member;
  }
}
