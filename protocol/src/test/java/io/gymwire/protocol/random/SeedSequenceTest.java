package io.gymwire.protocol.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The expected numbers are numpy's. */
class SeedSequenceTest {

  @Test
  void generatesNumpysStates() {
    assertThat(SeedSequence.of(0).generateLongs(4))
        .containsExactly(
            0xdb2cd7e7b0f478beL, 0xabf4641a2c71ba49L, 0x20c6ed6d9d7b8d41L, 0x2c4099de223c39d4L);
    assertThat(SeedSequence.of(42).generateLongs(4))
        .containsExactly(
            0x9f1e2e6dcd540ab7L, 0xd57873dc79fb94b6L, 0x7d282a1b64d420b7L, 0x336579714692d5ffL);
  }

  @Test
  void usesAllBitsOfTheSeed() {
    assertThat(SeedSequence.of(1L << 32).generateInts(2)).containsExactly(0xec53f444, 0x50ff846c);
    assertThat(SeedSequence.of(Long.MAX_VALUE).generateInts(2))
        .containsExactly(0x9b1009fe, 0x7bddccf);
  }

  @Test
  void hasNumpysChildren() {
    SeedSequence child = SeedSequence.of(42).child(1);
    assertThat(child.generateInts(1)).containsExactly(0xf3e63cba);
    assertThat(child.child(0).generateInts(1)).containsExactly(0x45fbc4b8);
  }

  @Test
  void refusesANegativeChild() {
    SeedSequence seeds = SeedSequence.of(1);
    assertThatThrownBy(() -> seeds.child(-1))
        .hasMessage("index of a child must be 0 or more, not -1");
  }
}
