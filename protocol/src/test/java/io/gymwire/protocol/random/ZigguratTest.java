package io.gymwire.protocol.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The expected numbers, and the checksums of the bytes of many, are numpy's. */
class ZigguratTest {
  private static final int MANY = 200_000;

  @Test
  void drawsNumpysNormalNumbers() {
    Pcg64 generator = Pcg64.seeded(42);
    assertThat(DoubleStream.generate(generator::standardNormal).limit(3))
        .containsExactly(0x1.3807c1104fc6bp-2, -0x1.0a3c65fca9a7ep+0, 0x1.803b239e77350p-1);
    assertThat(checksum(Pcg64::standardNormal)).isEqualTo(0x42ed3064L);
  }

  @Test
  void drawsNumpysExponentialNumbers() {
    Pcg64 generator = Pcg64.seeded(42);
    assertThat(DoubleStream.generate(generator::standardExponential).limit(3))
        .containsExactly(0x1.33bd1b8765db9p+1, 0x1.2b08433c827fcp+1, 0x1.313fd9339e3b5p+1);
    assertThat(checksum(Pcg64::standardExponential)).isEqualTo(0xa3484275L);
  }

  private static long checksum(ToDoubleFunction<Pcg64> draw) {
    Pcg64 generator = Pcg64.seeded(42);
    ByteBuffer bytes = ByteBuffer.allocate(MANY * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putDouble(draw.applyAsDouble(generator));
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes.flip());
    return checksum.getValue();
  }
}
