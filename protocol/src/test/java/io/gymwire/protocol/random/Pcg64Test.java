package io.gymwire.protocol.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pcg64Test {

  @Test
  void drawsTheInitialStateOfCartPole() {
    Pcg64 generator = Pcg64.seeded(42);
    assertThat(IntStream.range(0, 4).mapToDouble(i -> generator.uniform(-0.05, 0.05)))
        .containsExactly(
            0x1.c0d97eba2bd40p-6,
            -0x1.9090f63c0b010p-8,
            0x1.25c36f3afc536p-5,
            0x1.435e26c08cd04p-6);
  }

  @Test
  void drawsCoinsLikeADiscreteSpaceOfTwo() {
    Pcg64 generator = Pcg64.seeded(42);
    StringBuilder coins = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      coins.append(generator.integers(2));
    }
    assertThat(coins.toString()).isEqualTo("0110010100111111");
  }

  @Test
  void takesTheHalvesOfOneDrawAndDoublesBypassTheKeptOne() {
    long bits = Pcg64.seeded(7).nextInt64();
    double second = second(Pcg64.seeded(7));
    Pcg64 generator = Pcg64.seeded(7);
    assertThat(generator.nextUint32()).isEqualTo(bits & 0xFFFF_FFFFL);
    assertThat(generator.nextDouble()).isEqualTo(second);
    assertThat(generator.nextUint32()).isEqualTo(bits >>> 32);
  }

  private static double second(Pcg64 generator) {
    generator.nextInt64();
    return generator.nextDouble();
  }

  /** The definition of the generator, in numbers of any size. */
  @Test
  void advancesAs128BitArithmeticDoes() {
    BigInteger modulus = BigInteger.ONE.shiftLeft(128);
    BigInteger multiplier = new BigInteger("2360ED051FC65DA44385DF649FCCF645", 16);
    for (long seed : new long[] {0, 1, 123, 1L << 40, Long.MAX_VALUE}) {
      Pcg64 generator = Pcg64.seeded(seed);
      ByteBuffer saved = ByteBuffer.allocate(Pcg64.STATE_BYTES);
      generator.writeTo(saved);
      BigInteger state = new BigInteger(1, Arrays.copyOfRange(saved.array(), 0, 16));
      BigInteger increment = new BigInteger(1, Arrays.copyOfRange(saved.array(), 16, 32));
      for (int i = 0; i < 1000; i++) {
        state = state.multiply(multiplier).add(increment).mod(modulus);
        long folded = state.shiftRight(64).longValue() ^ state.longValue();
        long expected = Long.rotateRight(folded, state.shiftRight(122).intValue());
        assertThat(generator.nextInt64()).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      longs = {1, 2, 3, 10, 0xFFFF_FFFFL, 1L << 32, (1L << 32) + 1, 3L << 61, Long.MAX_VALUE})
  void drawsIntegersBelowTheirBound(long n) {
    Pcg64 generator = Pcg64.seeded(3);
    assertThat(LongStream.generate(() -> generator.integers(n)).limit(1000))
        .allMatch(draw -> draw >= 0 && draw < n);
  }

  @Test
  void drawsFromTheWholeRangeOfLongs() {
    Pcg64 generator = Pcg64.seeded(3);
    assertThat(
            LongStream.generate(() -> generator.integers(Long.MIN_VALUE, Long.MAX_VALUE))
                .limit(100))
        .anyMatch(draw -> draw < 0)
        .anyMatch(draw -> draw > 0);
    assertThat(generator.integers(-5, -4)).isEqualTo(-5);
  }

  @Test
  void refusesAnEmptyRange() {
    Pcg64 generator = Pcg64.seeded(0);
    assertThatThrownBy(() -> generator.integers(0)).hasMessage("n must be positive, not 0");
    assertThatThrownBy(() -> generator.integers(4, 4))
        .hasMessage("low must be below high, but they are 4 and 4");
  }

  @Test
  void refusesANegativeSeed() {
    assertThatThrownBy(() -> Pcg64.seeded(-1))
        .isInstanceOf(GymWireException.class)
        .hasMessage("a seed is an integer from 0 to 2^63 - 1, not -1")
        .extracting(error -> ((GymWireException) error).code())
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void goesOnFromASavedStateWithItsKeptHalf() {
    Pcg64 generator = Pcg64.seeded(99);
    generator.nextUint32();
    ByteBuffer saved = ByteBuffer.allocate(Pcg64.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    generator.writeTo(saved);
    assertThat(saved.hasRemaining()).isFalse();
    Pcg64 restored = Pcg64.readFrom(saved.flip());
    Pcg64 copy = generator.copy();
    for (int i = 0; i < 101; i++) {
      long expected = generator.nextUint32();
      assertThat(restored.nextUint32()).isEqualTo(expected);
      assertThat(copy.nextUint32()).isEqualTo(expected);
    }
  }

  @Test
  void refusesAStateThatIsCutOff() {
    ByteBuffer cut = ByteBuffer.allocate(Pcg64.STATE_BYTES - 1);
    assertThatThrownBy(() -> Pcg64.readFrom(cut))
        .isInstanceOf(GymWireException.class)
        .hasMessage("the state of a generator takes 37 bytes, but only 36 are left");
  }
}
