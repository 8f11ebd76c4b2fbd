package io.gymwire.protocol.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.random.SeedSequence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("gymnasium")
class DrawsTest {
  private static final int COUNT = 10_000;
  private static final long[] SEEDS = {0, 1, 42, 1L << 32, Long.MAX_VALUE};
  private static final long[] BOUNDS = {
    1,
    2,
    3,
    10,
    (1L << 31) - 1,
    3L << 30,
    (1L << 32) - 1,
    1L << 32,
    (1L << 32) + 1,
    3L << 61,
    Long.MAX_VALUE
  };

  private final Map<String, String> draws = new LinkedHashMap<>();

  @Test
  void streamsEqualNumpys(@TempDir Path folder) {
    for (long seed : SEEDS) {
      longs("int64", seed, Pcg64::nextInt64);
      longs("uint32", seed, Pcg64::nextUint32);
      doubles("double", seed, Pcg64::nextDouble);
      doubles("uniform", seed, generator -> generator.uniform(-0.05, 0.05));
      doubles("normal", seed, Pcg64::standardNormal);
      doubles("exponential", seed, Pcg64::standardExponential);
      for (long n : BOUNDS) {
        longs("integers(" + n + ")", seed, generator -> generator.integers(n));
      }
      longs("integers(-5, 7)", seed, generator -> generator.integers(-5, 7));
      longs(
          "integers of all longs",
          seed,
          generator -> generator.integers(Long.MIN_VALUE, Long.MAX_VALUE));
      mixed(seed);
      child(seed);
    }
    Map<String, String> numpys = Python.run("draws.py", folder);
    assertThat(draws.keySet()).containsExactlyElementsOf(numpys.keySet());
    draws.forEach((name, drawn) -> assertThat(drawn).as(name).isEqualTo(numpys.get(name)));
  }

  private void longs(String name, long seed, ToLongFunction<Pcg64> draw) {
    Pcg64 generator = Pcg64.seeded(seed);
    ByteBuffer bytes = buffer(COUNT);
    while (bytes.hasRemaining()) {
      bytes.putLong(draw.applyAsLong(generator));
    }
    put(name, seed, bytes);
  }

  private void doubles(String name, long seed, ToDoubleFunction<Pcg64> draw) {
    Pcg64 generator = Pcg64.seeded(seed);
    ByteBuffer bytes = buffer(COUNT);
    while (bytes.hasRemaining()) {
      bytes.putDouble(draw.applyAsDouble(generator));
    }
    put(name, seed, bytes);
  }

  private void mixed(long seed) {
    Pcg64 generator = Pcg64.seeded(seed);
    ByteBuffer bytes = buffer(COUNT);
    while (bytes.hasRemaining()) {
      bytes.putDouble((double) generator.integers(5)).putDouble(generator.nextDouble());
      bytes.putDouble((double) generator.integers(1L << 40)).putDouble(generator.standardNormal());
    }
    put("mixed", seed, bytes);
  }

  private void child(long seed) {
    ByteBuffer bytes = buffer(9);
    for (long word : SeedSequence.of(seed).child(2).child(1).generateLongs(9)) {
      bytes.putLong(word);
    }
    put("child", seed, bytes);
  }

  private void put(String name, long seed, ByteBuffer bytes) {
    byte[] content = new byte[bytes.capacity()];
    bytes.get(0, content);
    draws.put(name + " " + seed, HexFormat.of().formatHex(content));
  }

  private static ByteBuffer buffer(int count) {
    return ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
