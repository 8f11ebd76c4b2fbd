package io.gymwire.protocol.gymnasium;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.SpaceSampler;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("gymnasium")
class SpacesTest {
  private static final long[] SEEDS = {0, 1, 42, 123456789012L, Long.MAX_VALUE};
  private static final float INF = Float.POSITIVE_INFINITY;

  @Test
  void spacesBatchesAndSamplesEqualGymnasiums(@TempDir Path folder) {
    Map<String, String> ours = new LinkedHashMap<>();
    spaces().forEach((name, space) -> describe(name, space, ours));
    Map<String, String> gymnasiums = Python.run("spaces.py", folder);
    assertThat(ours.keySet()).containsExactlyElementsOf(gymnasiums.keySet());
    ours.forEach((name, text) -> assertThat(text).as(name).isEqualTo(gymnasiums.get(name)));
  }

  private static void describe(String name, Space space, Map<String, String> lines) {
    Space batch = space.batch(3);
    lines.put("space " + name, Written.space(space));
    lines.put("batch " + name, Written.space(batch));
    for (long seed : SEEDS) {
      lines.put("sample " + name + " " + seed, samples(space, seed, 50));
      lines.put("batch sample " + name + " " + seed, samples(batch, seed, 20));
    }
  }

  private static String samples(Space space, long seed, int count) {
    SpaceSampler sampler = SpaceSampler.seeded(space, seed);
    return IntStream.range(0, count)
        .mapToObj(i -> Written.member(sampler.sample()))
        .collect(Collectors.joining(";"));
  }

  private static Map<String, Space> spaces() {
    Map<String, Space> spaces = new LinkedHashMap<>();
    spaces.put("box", Box.of(-1, 2, DType.FLOAT32, 3, 4));
    spaces.put("box float64", Box.of(-1.5, 2.25, DType.FLOAT64, 5));
    spaces.put(
        "box cartpole",
        Box.of(
            NdArray.ofFloats(-4.8f, -INF, -0.41887903f, -INF),
            NdArray.ofFloats(4.8f, INF, 0.41887903f, INF)));
    spaces.put(
        "box mixed",
        Box.of(
            NdArray.ofFloats(-1, -INF, 0, -INF, 5, -3).reshape(2, 3),
            NdArray.ofFloats(1, INF, INF, -2, INF, 7.5f).reshape(2, 3)));
    spaces.put("box below", Box.of(NEGATIVE_INFINITY, 3.5, DType.FLOAT64, 4));
    spaces.put("box above", Box.of(3.5, POSITIVE_INFINITY, DType.FLOAT64, 4));
    spaces.put("box scalar", Box.of(0, 1, DType.FLOAT32));
    spaces.put("box empty", Box.of(0, 1, DType.FLOAT32, 0, 2));
    spaces.put("box picture", Box.of(0, 255, DType.UINT8, 6, 5, 3));
    spaces.put("box int8", Box.of(-128, 127, DType.INT8, 40));
    spaces.put("box int16", Box.of(-300, 300, DType.INT16, 40));
    spaces.put("box uint16", Box.of(0, 65535, DType.UINT16, 40));
    spaces.put("box int32", Box.of(Integer.MIN_VALUE, Integer.MAX_VALUE, DType.INT32, 40));
    spaces.put("box uint32", Box.of(0, (1L << 32) - 1, DType.UINT32, 40));
    spaces.put("box int64", Box.of(-(1L << 40), 1L << 41, DType.INT64, 40));
    spaces.put("box uint64", Box.of(0, 1L << 53, DType.UINT64, 40));
    spaces.put("box bool", Box.of(0, 1, DType.BOOL, 40));
    spaces.put(
        "box int64 unbounded", Box.of(NEGATIVE_INFINITY, POSITIVE_INFINITY, DType.INT64, 40));
    spaces.put("box int8 below", Box.of(NEGATIVE_INFINITY, -126, DType.INT8, 40));
    spaces.put("box int32 above", Box.of(7, POSITIVE_INFINITY, DType.INT32, 40));
    spaces.put("discrete", Discrete.of(2));
    spaces.put("discrete start", Discrete.of(17, -5));
    spaces.put("discrete large", Discrete.of(1L << 40));
    spaces.put("discrete one", Discrete.of(1, 3));
    spaces.put("multidiscrete", MultiDiscrete.of(5, 2, 2));
    spaces.put(
        "multidiscrete table",
        MultiDiscrete.of(
            NdArray.ofLongs(1, 2, 300, 1L << 40).reshape(2, 2),
            NdArray.ofLongs(0, -7, 5, 1).reshape(2, 2)));
    spaces.put("multibinary", MultiBinary.of(5));
    spaces.put("multibinary table", MultiBinary.of(3, 2));
    spaces.put("multibinary cube", MultiBinary.of(4, 4, 4));
    spaces.put("text", Text.of(6));
    spaces.put("text digits", Text.of(0, 10, "9876543210"));
    spaces.put("text unicode", Text.of(5, 5, "ab\u00e9\u4e2d\ud83d\ude00"));
    spaces.put("tuple", Tuple.of(Discrete.of(2), Box.of(-1, 1, DType.FLOAT32, 2)));
    spaces.put("tuple empty", Tuple.of());
    Map<String, Space> parts = new LinkedHashMap<>();
    parts.put("position", Box.of(-1, 1, DType.FLOAT32, 2));
    parts.put("colour", Discrete.of(3));
    parts.put("name", Text.of(4));
    spaces.put("dict", Dict.of(parts));
    spaces.put("dict ordered", Dict.inOrder(parts));
    spaces.put(
        "nested",
        Dict.of(
            Map.of("z", Tuple.of(Dict.of(parts), MultiBinary.of(3)), "a", MultiDiscrete.of(4, 4))));
    return spaces;
  }
}
