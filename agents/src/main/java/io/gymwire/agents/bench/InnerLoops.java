package io.gymwire.agents.bench;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.random.Pcg64;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The innermost loops under JMH: random numbers, and the bytes of a step of 64 CartPoles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InnerLoops {
  private final Pcg64 random = Pcg64.seeded(0);
  private final Map<String, Object> reply =
      Map.of(
          "id",
          1L,
          "seq",
          1L,
          "observation",
          NdArray.zeros(DType.FLOAT32, 64, 4),
          "reward",
          new double[64],
          "terminated",
          new boolean[64],
          "truncated",
          new boolean[64],
          "info",
          Map.of());
  private final ByteBuffer cbor = Codec.CBOR.encode(reply);
  private final ByteBuffer json = Codec.JSON.encode(reply);

  /** One double of PCG64. */
  @Benchmark
  public double nextDouble() {
    return random.nextDouble();
  }

  /** One bounded integer of PCG64. */
  @Benchmark
  public long integers() {
    return random.integers(2);
  }

  /** A reply into CBOR. */
  @Benchmark
  public ByteBuffer encodeCbor() {
    return Codec.CBOR.encode(reply);
  }

  /** A reply out of CBOR. */
  @Benchmark
  public Map<String, Object> decodeCbor() {
    return Codec.CBOR.decode(cbor.duplicate());
  }

  /** A reply into JSON. */
  @Benchmark
  public ByteBuffer encodeJson() {
    return Codec.JSON.encode(reply);
  }

  /** A reply out of JSON. */
  @Benchmark
  public Map<String, Object> decodeJson() {
    return Codec.JSON.decode(json.duplicate());
  }
}
